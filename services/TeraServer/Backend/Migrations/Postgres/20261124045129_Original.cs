using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenTera.TeraServer.Migrations.Postgres
{
    /// <summary>The tables of the original, to the letter: unique columns are constraints there, not merely unique indexes.</summary>
    public partial class Original : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The Python tools take the database for one of theirs.
            migrationBuilder.Sql(
                $"""
                CREATE TABLE alembic_version (version_num character varying(32) NOT NULL CONSTRAINT alembic_version_pkc PRIMARY KEY);
                INSERT INTO alembic_version VALUES ('{AlembicRevision.Current}');
                """);

            migrationBuilder.CreateSequence(
                name: "id_asset_sequence");

            migrationBuilder.CreateSequence(
                name: "id_device_participant_sequence");

            migrationBuilder.CreateSequence(
                name: "id_device_project_sequence");

            migrationBuilder.CreateSequence(
                name: "id_device_sequence");

            migrationBuilder.CreateSequence(
                name: "id_device_site_sequence");

            migrationBuilder.CreateSequence(
                name: "id_device_subtype_sequence");

            migrationBuilder.CreateSequence(
                name: "id_device_type_sequence");

            migrationBuilder.CreateSequence(
                name: "id_participant_sequence");

            migrationBuilder.CreateSequence(
                name: "id_participantgroup_sequence");

            migrationBuilder.CreateSequence(
                name: "id_project_sequence");

            migrationBuilder.CreateSequence(
                name: "id_server_settings_sequence");

            migrationBuilder.CreateSequence(
                name: "id_service_config_sequence");

            migrationBuilder.CreateSequence(
                name: "id_service_config_specific_sequence");

            migrationBuilder.CreateSequence(
                name: "id_service_project_role_sequence");

            migrationBuilder.CreateSequence(
                name: "id_service_project_sequence");

            migrationBuilder.CreateSequence(
                name: "id_service_role_sequence");

            migrationBuilder.CreateSequence(
                name: "id_service_sequence");

            migrationBuilder.CreateSequence(
                name: "id_service_site_sequence");

            migrationBuilder.CreateSequence(
                name: "id_session_device");

            migrationBuilder.CreateSequence(
                name: "id_session_events_sequence");

            migrationBuilder.CreateSequence(
                name: "id_session_participant");

            migrationBuilder.CreateSequence(
                name: "id_session_sequence");

            migrationBuilder.CreateSequence(
                name: "id_session_type_project_sequence");

            migrationBuilder.CreateSequence(
                name: "id_session_type_sequence");

            migrationBuilder.CreateSequence(
                name: "id_session_type_service_sequence");

            migrationBuilder.CreateSequence(
                name: "id_session_type_site_sequence");

            migrationBuilder.CreateSequence(
                name: "id_session_user");

            migrationBuilder.CreateSequence(
                name: "id_site_sequence");

            migrationBuilder.CreateSequence(
                name: "id_test_invitation_sequence");

            migrationBuilder.CreateSequence(
                name: "id_test_sequence");

            migrationBuilder.CreateSequence(
                name: "id_test_type_project_sequence");

            migrationBuilder.CreateSequence(
                name: "id_test_type_sequence");

            migrationBuilder.CreateSequence(
                name: "id_test_type_site_sequence");

            migrationBuilder.CreateSequence(
                name: "id_user_sequence");

            migrationBuilder.CreateSequence(
                name: "id_user_user_group_sequence");

            migrationBuilder.CreateSequence(
                name: "id_usergroup_sequence");

            migrationBuilder.CreateSequence(
                name: "id_userpreference_sequence");

            migrationBuilder.CreateTable(
                name: "t_devices_types",
                columns: table => new
                {
                    id_device_type = table.Column<int>(type: "integer", nullable: false),
                    device_type_name = table.Column<string>(type: "character varying", nullable: false),
                    device_type_key = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_types_pkey", x => x.id_device_type);
                    table.UniqueConstraint("t_devices_types_device_type_key_key", x => x.device_type_key);
                });

            migrationBuilder.CreateTable(
                name: "t_server_settings",
                columns: table => new
                {
                    id_server_settings = table.Column<int>(type: "integer", nullable: false),
                    server_settings_name = table.Column<string>(type: "character varying", nullable: false),
                    server_settings_value = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_server_settings_pkey", x => x.id_server_settings);
                    table.UniqueConstraint("t_server_settings_server_settings_name_key", x => x.server_settings_name);
                });

            migrationBuilder.CreateTable(
                name: "t_services",
                columns: table => new
                {
                    id_service = table.Column<int>(type: "integer", nullable: false),
                    service_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    service_name = table.Column<string>(type: "character varying", nullable: false),
                    service_key = table.Column<string>(type: "character varying", nullable: false),
                    service_hostname = table.Column<string>(type: "character varying", nullable: false),
                    service_port = table.Column<int>(type: "integer", nullable: false),
                    service_endpoint = table.Column<string>(type: "character varying", nullable: false),
                    service_clientendpoint = table.Column<string>(type: "character varying", nullable: false),
                    service_endpoint_user = table.Column<string>(type: "character varying", nullable: true),
                    service_endpoint_participant = table.Column<string>(type: "character varying", nullable: true),
                    service_endpoint_device = table.Column<string>(type: "character varying", nullable: true),
                    service_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    service_system = table.Column<bool>(type: "boolean", nullable: false),
                    service_editable_config = table.Column<bool>(type: "boolean", nullable: false),
                    service_default_config = table.Column<string>(type: "character varying", nullable: true),
                    service_has_assets = table.Column<bool>(type: "boolean", nullable: false),
                    service_has_tests = table.Column<bool>(type: "boolean", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_pkey", x => x.id_service);
                    table.UniqueConstraint("t_services_service_key_key", x => x.service_key);
                    table.UniqueConstraint("t_services_service_uuid_key", x => x.service_uuid);
                });

            migrationBuilder.CreateTable(
                name: "t_sites",
                columns: table => new
                {
                    id_site = table.Column<int>(type: "integer", nullable: false),
                    site_name = table.Column<string>(type: "character varying", nullable: false),
                    site_2fa_required = table.Column<bool>(type: "boolean", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sites_pkey", x => x.id_site);
                });

            migrationBuilder.CreateTable(
                name: "t_users",
                columns: table => new
                {
                    id_user = table.Column<int>(type: "integer", nullable: false),
                    user_username = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    user_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    user_email = table.Column<string>(type: "character varying", nullable: true),
                    user_firstname = table.Column<string>(type: "character varying", nullable: false),
                    user_lastname = table.Column<string>(type: "character varying", nullable: false),
                    user_password = table.Column<string>(type: "character varying", nullable: false),
                    user_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    user_profile = table.Column<string>(type: "character varying", nullable: false),
                    user_notes = table.Column<string>(type: "character varying", nullable: true),
                    user_lastonline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    user_superadmin = table.Column<bool>(type: "boolean", nullable: false),
                    user_2fa_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    user_2fa_otp_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    user_2fa_email_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    user_2fa_otp_secret = table.Column<string>(type: "character varying", nullable: true),
                    user_force_password_change = table.Column<bool>(type: "boolean", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_users_pkey", x => x.id_user);
                    table.UniqueConstraint("t_users_user_uuid_key", x => x.user_uuid);
                    table.UniqueConstraint("t_users_user_username_key", x => x.user_username);
                });

            migrationBuilder.CreateTable(
                name: "t_users_groups",
                columns: table => new
                {
                    id_user_group = table.Column<int>(type: "integer", nullable: false),
                    user_group_name = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_users_groups_pkey", x => x.id_user_group);
                });

            migrationBuilder.CreateTable(
                name: "t_devices_subtypes",
                columns: table => new
                {
                    id_device_subtype = table.Column<int>(type: "integer", nullable: false),
                    id_device_type = table.Column<int>(type: "integer", nullable: false),
                    device_subtype_name = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_subtypes_pkey", x => x.id_device_subtype);
                    table.ForeignKey(
                        name: "t_devices_subtypes_id_device_type_fkey",
                        column: x => x.id_device_type,
                        principalTable: "t_devices_types",
                        principalColumn: "id_device_type",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_types",
                columns: table => new
                {
                    id_session_type = table.Column<int>(type: "integer", nullable: false),
                    id_service = table.Column<int>(type: "integer", nullable: true),
                    session_type_name = table.Column<string>(type: "character varying", nullable: false),
                    session_type_online = table.Column<bool>(type: "boolean", nullable: false),
                    session_type_config = table.Column<string>(type: "character varying", nullable: true),
                    session_type_color = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    session_type_category = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_types_pkey", x => x.id_session_type);
                    table.ForeignKey(
                        name: "t_sessions_types_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_tests_types",
                columns: table => new
                {
                    id_test_type = table.Column<int>(type: "integer", nullable: false),
                    id_service = table.Column<int>(type: "integer", nullable: false),
                    test_type_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    test_type_name = table.Column<string>(type: "character varying", nullable: false),
                    test_type_description = table.Column<string>(type: "character varying", nullable: true),
                    test_type_key = table.Column<string>(type: "character varying", nullable: true),
                    test_type_has_json_format = table.Column<bool>(type: "boolean", nullable: false),
                    test_type_has_web_format = table.Column<bool>(type: "boolean", nullable: false),
                    test_type_has_web_editor = table.Column<bool>(type: "boolean", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_types_pkey", x => x.id_test_type);
                    table.UniqueConstraint("t_tests_types_test_type_uuid_key", x => x.test_type_uuid);
                    table.UniqueConstraint("t_tests_types_test_type_key_key", x => x.test_type_key);
                    table.ForeignKey(
                        name: "t_tests_types_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_projects",
                columns: table => new
                {
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    id_site = table.Column<int>(type: "integer", nullable: false),
                    project_name = table.Column<string>(type: "character varying", nullable: false),
                    project_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    project_description = table.Column<string>(type: "character varying", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_projects_pkey", x => x.id_project);
                    table.ForeignKey(
                        name: "t_projects_id_site_fkey",
                        column: x => x.id_site,
                        principalTable: "t_sites",
                        principalColumn: "id_site",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_services_sites",
                columns: table => new
                {
                    id_service_site = table.Column<int>(type: "integer", nullable: false),
                    id_service = table.Column<int>(type: "integer", nullable: false),
                    id_site = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_sites_pkey", x => x.id_service_site);
                    table.ForeignKey(
                        name: "t_services_sites_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_sites_id_site_fkey",
                        column: x => x.id_site,
                        principalTable: "t_sites",
                        principalColumn: "id_site",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_users_preferences",
                columns: table => new
                {
                    id_user_preference = table.Column<int>(type: "integer", nullable: false),
                    id_user = table.Column<int>(type: "integer", nullable: false),
                    user_preference_app_tag = table.Column<string>(type: "character varying", nullable: false),
                    user_preference_preference = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_users_preferences_pkey", x => x.id_user_preference);
                    table.ForeignKey(
                        name: "t_users_preferences_id_user_fkey",
                        column: x => x.id_user,
                        principalTable: "t_users",
                        principalColumn: "id_user",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_users_users_groups",
                columns: table => new
                {
                    id_user_user_group = table.Column<int>(type: "integer", nullable: false),
                    id_user = table.Column<int>(type: "integer", nullable: false),
                    id_user_group = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_users_users_groups_pkey", x => x.id_user_user_group);
                    table.ForeignKey(
                        name: "t_users_users_groups_id_user_fkey",
                        column: x => x.id_user,
                        principalTable: "t_users",
                        principalColumn: "id_user",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_users_users_groups_id_user_group_fkey",
                        column: x => x.id_user_group,
                        principalTable: "t_users_groups",
                        principalColumn: "id_user_group",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_devices",
                columns: table => new
                {
                    id_device = table.Column<int>(type: "integer", nullable: false),
                    device_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    device_name = table.Column<string>(type: "character varying", nullable: false),
                    id_device_type = table.Column<int>(type: "integer", nullable: false),
                    id_device_subtype = table.Column<int>(type: "integer", nullable: true),
                    device_token = table.Column<string>(type: "character varying", nullable: true),
                    device_certificate = table.Column<string>(type: "character varying", nullable: true),
                    device_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    device_onlineable = table.Column<bool>(type: "boolean", nullable: false),
                    device_config = table.Column<string>(type: "character varying", nullable: true),
                    device_infos = table.Column<string>(type: "character varying", nullable: true),
                    device_notes = table.Column<string>(type: "character varying", nullable: true),
                    device_lastonline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_pkey", x => x.id_device);
                    table.UniqueConstraint("t_devices_device_uuid_key", x => x.device_uuid);
                    table.UniqueConstraint("t_devices_device_token_key", x => x.device_token);
                    table.ForeignKey(
                        name: "t_devices_id_device_subtype_fkey",
                        column: x => x.id_device_subtype,
                        principalTable: "t_devices_subtypes",
                        principalColumn: "id_device_subtype",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "t_devices_id_device_type_fkey",
                        column: x => x.id_device_type,
                        principalTable: "t_devices_types",
                        principalColumn: "id_device_type",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_types_services",
                columns: table => new
                {
                    id_session_type_service = table.Column<int>(type: "integer", nullable: false),
                    id_session_type = table.Column<int>(type: "integer", nullable: false),
                    id_service = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_types_services_pkey", x => x.id_session_type_service);
                    table.ForeignKey(
                        name: "t_sessions_types_services_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_sessions_types_services_id_session_type_fkey",
                        column: x => x.id_session_type,
                        principalTable: "t_sessions_types",
                        principalColumn: "id_session_type",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_types_sites",
                columns: table => new
                {
                    id_session_type_site = table.Column<int>(type: "integer", nullable: false),
                    id_session_type = table.Column<int>(type: "integer", nullable: false),
                    id_site = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_types_sites_pkey", x => x.id_session_type_site);
                    table.ForeignKey(
                        name: "t_sessions_types_sites_id_session_type_fkey",
                        column: x => x.id_session_type,
                        principalTable: "t_sessions_types",
                        principalColumn: "id_session_type",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_sessions_types_sites_id_site_fkey",
                        column: x => x.id_site,
                        principalTable: "t_sites",
                        principalColumn: "id_site",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_tests_types_sites",
                columns: table => new
                {
                    id_test_type_site = table.Column<int>(type: "integer", nullable: false),
                    id_test_type = table.Column<int>(type: "integer", nullable: false),
                    id_site = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_types_sites_pkey", x => x.id_test_type_site);
                    table.ForeignKey(
                        name: "t_tests_types_sites_id_site_fkey",
                        column: x => x.id_site,
                        principalTable: "t_sites",
                        principalColumn: "id_site",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_types_sites_id_test_type_fkey",
                        column: x => x.id_test_type,
                        principalTable: "t_tests_types",
                        principalColumn: "id_test_type",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_participants_groups",
                columns: table => new
                {
                    id_participant_group = table.Column<int>(type: "integer", nullable: false),
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    participant_group_name = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_participants_groups_pkey", x => x.id_participant_group);
                    table.ForeignKey(
                        name: "t_participants_groups_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_services_projects",
                columns: table => new
                {
                    id_service_project = table.Column<int>(type: "integer", nullable: false),
                    id_service = table.Column<int>(type: "integer", nullable: false),
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_projects_pkey", x => x.id_service_project);
                    table.ForeignKey(
                        name: "t_services_projects_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_projects_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_services_roles",
                columns: table => new
                {
                    id_service_role = table.Column<int>(type: "integer", nullable: false),
                    id_service = table.Column<int>(type: "integer", nullable: false),
                    id_project = table.Column<int>(type: "integer", nullable: true),
                    id_site = table.Column<int>(type: "integer", nullable: true),
                    service_role_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_roles_pkey", x => x.id_service_role);
                    table.ForeignKey(
                        name: "t_services_roles_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_roles_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_roles_id_site_fkey",
                        column: x => x.id_site,
                        principalTable: "t_sites",
                        principalColumn: "id_site",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_types_projects",
                columns: table => new
                {
                    id_session_type_project = table.Column<int>(type: "integer", nullable: false),
                    id_session_type = table.Column<int>(type: "integer", nullable: false),
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_types_projects_pkey", x => x.id_session_type_project);
                    table.ForeignKey(
                        name: "t_sessions_types_projects_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_sessions_types_projects_id_session_type_fkey",
                        column: x => x.id_session_type,
                        principalTable: "t_sessions_types",
                        principalColumn: "id_session_type",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_tests_types_projects",
                columns: table => new
                {
                    id_test_type_project = table.Column<int>(type: "integer", nullable: false),
                    id_test_type = table.Column<int>(type: "integer", nullable: false),
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_types_projects_pkey", x => x.id_test_type_project);
                    table.ForeignKey(
                        name: "t_tests_types_projects_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_types_projects_id_test_type_fkey",
                        column: x => x.id_test_type,
                        principalTable: "t_tests_types",
                        principalColumn: "id_test_type",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_devices_projects",
                columns: table => new
                {
                    id_device_project = table.Column<int>(type: "integer", nullable: false),
                    id_device = table.Column<int>(type: "integer", nullable: false),
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_projects_pkey", x => x.id_device_project);
                    table.ForeignKey(
                        name: "t_devices_projects_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_devices_projects_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_devices_sites",
                columns: table => new
                {
                    id_device_site = table.Column<int>(type: "integer", nullable: false),
                    id_device = table.Column<int>(type: "integer", nullable: false),
                    id_site = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_sites_pkey", x => x.id_device_site);
                    table.ForeignKey(
                        name: "t_devices_sites_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_devices_sites_id_site_fkey",
                        column: x => x.id_site,
                        principalTable: "t_sites",
                        principalColumn: "id_site",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_participants",
                columns: table => new
                {
                    id_participant = table.Column<int>(type: "integer", nullable: false),
                    participant_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    participant_name = table.Column<string>(type: "character varying", nullable: false),
                    participant_username = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    participant_email = table.Column<string>(type: "character varying", nullable: true),
                    participant_password = table.Column<string>(type: "character varying", nullable: true),
                    participant_token_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    participant_token = table.Column<string>(type: "character varying", nullable: true),
                    participant_lastonline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    participant_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    participant_login_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    id_participant_group = table.Column<int>(type: "integer", nullable: true),
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_participants_pkey", x => x.id_participant);
                    table.UniqueConstraint("t_participants_participant_uuid_key", x => x.participant_uuid);
                    table.UniqueConstraint("t_participants_participant_token_key", x => x.participant_token);
                    table.ForeignKey(
                        name: "t_participants_id_participant_group_fkey",
                        column: x => x.id_participant_group,
                        principalTable: "t_participants_groups",
                        principalColumn: "id_participant_group",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_participants_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_services_access",
                columns: table => new
                {
                    id_service_access = table.Column<int>(type: "integer", nullable: false),
                    id_user_group = table.Column<int>(type: "integer", nullable: true),
                    id_device = table.Column<int>(type: "integer", nullable: true),
                    id_participant_group = table.Column<int>(type: "integer", nullable: true),
                    id_service_role = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_access_pkey", x => x.id_service_access);
                    table.ForeignKey(
                        name: "t_services_access_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_access_id_participant_group_fkey",
                        column: x => x.id_participant_group,
                        principalTable: "t_participants_groups",
                        principalColumn: "id_participant_group",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_access_id_service_role_fkey",
                        column: x => x.id_service_role,
                        principalTable: "t_services_roles",
                        principalColumn: "id_service_role",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_access_id_user_group_fkey",
                        column: x => x.id_user_group,
                        principalTable: "t_users_groups",
                        principalColumn: "id_user_group",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_devices_participants",
                columns: table => new
                {
                    id_device_participant = table.Column<int>(type: "integer", nullable: false),
                    id_device = table.Column<int>(type: "integer", nullable: false),
                    id_participant = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_participants_pkey", x => x.id_device_participant);
                    table.ForeignKey(
                        name: "t_devices_participants_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device");
                    table.ForeignKey(
                        name: "t_devices_participants_id_participant_fkey",
                        column: x => x.id_participant,
                        principalTable: "t_participants",
                        principalColumn: "id_participant",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_services_configs",
                columns: table => new
                {
                    id_service_config = table.Column<int>(type: "integer", nullable: false),
                    id_service = table.Column<int>(type: "integer", nullable: false),
                    id_user = table.Column<int>(type: "integer", nullable: true),
                    id_participant = table.Column<int>(type: "integer", nullable: true),
                    id_device = table.Column<int>(type: "integer", nullable: true),
                    service_config_config = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_configs_pkey", x => x.id_service_config);
                    table.ForeignKey(
                        name: "t_services_configs_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_configs_id_participant_fkey",
                        column: x => x.id_participant,
                        principalTable: "t_participants",
                        principalColumn: "id_participant",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_configs_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_services_configs_id_user_fkey",
                        column: x => x.id_user,
                        principalTable: "t_users",
                        principalColumn: "id_user",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions",
                columns: table => new
                {
                    id_session = table.Column<int>(type: "integer", nullable: false),
                    session_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    id_session_type = table.Column<int>(type: "integer", nullable: false),
                    id_creator_user = table.Column<int>(type: "integer", nullable: true),
                    id_creator_device = table.Column<int>(type: "integer", nullable: true),
                    id_creator_participant = table.Column<int>(type: "integer", nullable: true),
                    id_creator_service = table.Column<int>(type: "integer", nullable: true),
                    session_name = table.Column<string>(type: "character varying", nullable: false),
                    session_start_datetime = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    session_duration = table.Column<int>(type: "integer", nullable: false),
                    session_status = table.Column<int>(type: "integer", nullable: false),
                    session_comments = table.Column<string>(type: "character varying", nullable: true),
                    session_parameters = table.Column<string>(type: "character varying", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_pkey", x => x.id_session);
                    table.UniqueConstraint("t_sessions_session_uuid_key", x => x.session_uuid);
                    table.ForeignKey(
                        name: "t_sessions_id_creator_device_fkey",
                        column: x => x.id_creator_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device");
                    table.ForeignKey(
                        name: "t_sessions_id_creator_participant_fkey",
                        column: x => x.id_creator_participant,
                        principalTable: "t_participants",
                        principalColumn: "id_participant");
                    table.ForeignKey(
                        name: "t_sessions_id_creator_service_fkey",
                        column: x => x.id_creator_service,
                        principalTable: "t_services",
                        principalColumn: "id_service",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_sessions_id_creator_user_fkey",
                        column: x => x.id_creator_user,
                        principalTable: "t_users",
                        principalColumn: "id_user");
                    table.ForeignKey(
                        name: "t_sessions_id_session_type_fkey",
                        column: x => x.id_session_type,
                        principalTable: "t_sessions_types",
                        principalColumn: "id_session_type");
                });

            migrationBuilder.CreateTable(
                name: "t_services_configs_specifics",
                columns: table => new
                {
                    id_service_config_specific = table.Column<int>(type: "integer", nullable: false),
                    id_service_config = table.Column<int>(type: "integer", nullable: false),
                    service_config_specific_id = table.Column<string>(type: "character varying", nullable: false),
                    service_config_specific_config = table.Column<string>(type: "character varying", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_configs_specifics_pkey", x => x.id_service_config_specific);
                    table.ForeignKey(
                        name: "t_services_configs_specifics_id_service_config_fkey",
                        column: x => x.id_service_config,
                        principalTable: "t_services_configs",
                        principalColumn: "id_service_config",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_assets",
                columns: table => new
                {
                    id_asset = table.Column<int>(type: "integer", nullable: false),
                    id_session = table.Column<int>(type: "integer", nullable: false),
                    id_device = table.Column<int>(type: "integer", nullable: true),
                    id_participant = table.Column<int>(type: "integer", nullable: true),
                    id_user = table.Column<int>(type: "integer", nullable: true),
                    id_service = table.Column<int>(type: "integer", nullable: true),
                    asset_name = table.Column<string>(type: "character varying", nullable: false),
                    asset_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    asset_service_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    asset_type = table.Column<string>(type: "character varying", nullable: false),
                    asset_datetime = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    asset_expiration_datetime = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_assets_pkey", x => x.id_asset);
                    table.UniqueConstraint("t_assets_asset_uuid_key", x => x.asset_uuid);
                    table.ForeignKey(
                        name: "t_assets_asset_service_uuid_fkey",
                        column: x => x.asset_service_uuid,
                        principalTable: "t_services",
                        principalColumn: "service_uuid",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_assets_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device");
                    table.ForeignKey(
                        name: "t_assets_id_participant_fkey",
                        column: x => x.id_participant,
                        principalTable: "t_participants",
                        principalColumn: "id_participant");
                    table.ForeignKey(
                        name: "t_assets_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service");
                    table.ForeignKey(
                        name: "t_assets_id_session_fkey",
                        column: x => x.id_session,
                        principalTable: "t_sessions",
                        principalColumn: "id_session",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_assets_id_user_fkey",
                        column: x => x.id_user,
                        principalTable: "t_users",
                        principalColumn: "id_user");
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_devices",
                columns: table => new
                {
                    id_session_device = table.Column<int>(type: "integer", nullable: false),
                    id_session = table.Column<int>(type: "integer", nullable: true),
                    id_device = table.Column<int>(type: "integer", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_devices_pkey", x => x.id_session_device);
                    table.ForeignKey(
                        name: "t_sessions_devices_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device");
                    table.ForeignKey(
                        name: "t_sessions_devices_id_session_fkey",
                        column: x => x.id_session,
                        principalTable: "t_sessions",
                        principalColumn: "id_session",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_events",
                columns: table => new
                {
                    id_session_event = table.Column<int>(type: "integer", nullable: false),
                    id_session = table.Column<int>(type: "integer", nullable: false),
                    id_session_event_type = table.Column<int>(type: "integer", nullable: false),
                    session_event_datetime = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    session_event_text = table.Column<string>(type: "character varying", nullable: true),
                    session_event_context = table.Column<string>(type: "character varying", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_events_pkey", x => x.id_session_event);
                    table.ForeignKey(
                        name: "t_sessions_events_id_session_fkey",
                        column: x => x.id_session,
                        principalTable: "t_sessions",
                        principalColumn: "id_session",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_participants",
                columns: table => new
                {
                    id_session_participant = table.Column<int>(type: "integer", nullable: false),
                    id_session = table.Column<int>(type: "integer", nullable: true),
                    id_participant = table.Column<int>(type: "integer", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_participants_pkey", x => x.id_session_participant);
                    table.ForeignKey(
                        name: "t_sessions_participants_id_participant_fkey",
                        column: x => x.id_participant,
                        principalTable: "t_participants",
                        principalColumn: "id_participant");
                    table.ForeignKey(
                        name: "t_sessions_participants_id_session_fkey",
                        column: x => x.id_session,
                        principalTable: "t_sessions",
                        principalColumn: "id_session",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "t_sessions_users",
                columns: table => new
                {
                    id_session_user = table.Column<int>(type: "integer", nullable: false),
                    id_session = table.Column<int>(type: "integer", nullable: true),
                    id_user = table.Column<int>(type: "integer", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_users_pkey", x => x.id_session_user);
                    table.ForeignKey(
                        name: "t_sessions_users_id_session_fkey",
                        column: x => x.id_session,
                        principalTable: "t_sessions",
                        principalColumn: "id_session",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_sessions_users_id_user_fkey",
                        column: x => x.id_user,
                        principalTable: "t_users",
                        principalColumn: "id_user");
                });

            migrationBuilder.CreateTable(
                name: "t_tests",
                columns: table => new
                {
                    id_test = table.Column<int>(type: "integer", nullable: false),
                    id_test_type = table.Column<int>(type: "integer", nullable: false),
                    id_session = table.Column<int>(type: "integer", nullable: false),
                    id_device = table.Column<int>(type: "integer", nullable: true),
                    id_participant = table.Column<int>(type: "integer", nullable: true),
                    id_user = table.Column<int>(type: "integer", nullable: true),
                    id_service = table.Column<int>(type: "integer", nullable: true),
                    test_uuid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    test_name = table.Column<string>(type: "character varying", nullable: false),
                    test_datetime = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    test_status = table.Column<int>(type: "integer", nullable: false),
                    test_summary = table.Column<string>(type: "character varying", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_pkey", x => x.id_test);
                    table.UniqueConstraint("t_tests_test_uuid_key", x => x.test_uuid);
                    table.ForeignKey(
                        name: "t_tests_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device");
                    table.ForeignKey(
                        name: "t_tests_id_participant_fkey",
                        column: x => x.id_participant,
                        principalTable: "t_participants",
                        principalColumn: "id_participant");
                    table.ForeignKey(
                        name: "t_tests_id_service_fkey",
                        column: x => x.id_service,
                        principalTable: "t_services",
                        principalColumn: "id_service");
                    table.ForeignKey(
                        name: "t_tests_id_session_fkey",
                        column: x => x.id_session,
                        principalTable: "t_sessions",
                        principalColumn: "id_session",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_id_test_type_fkey",
                        column: x => x.id_test_type,
                        principalTable: "t_tests_types",
                        principalColumn: "id_test_type");
                    table.ForeignKey(
                        name: "t_tests_id_user_fkey",
                        column: x => x.id_user,
                        principalTable: "t_users",
                        principalColumn: "id_user");
                });

            migrationBuilder.CreateTable(
                name: "t_tests_invitations",
                columns: table => new
                {
                    id_test_invitation = table.Column<int>(type: "integer", nullable: false),
                    id_test_type = table.Column<int>(type: "integer", nullable: false),
                    id_session = table.Column<int>(type: "integer", nullable: true),
                    id_user = table.Column<int>(type: "integer", nullable: true),
                    id_participant = table.Column<int>(type: "integer", nullable: true),
                    id_device = table.Column<int>(type: "integer", nullable: true),
                    id_project = table.Column<int>(type: "integer", nullable: false),
                    test_invitation_key = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    test_invitation_max_count = table.Column<int>(type: "integer", nullable: false),
                    test_invitation_count = table.Column<int>(type: "integer", nullable: false),
                    test_invitation_creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    test_invitation_expiration_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    test_invitation_message = table.Column<string>(type: "character varying", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_invitations_pkey", x => x.id_test_invitation);
                    table.UniqueConstraint("t_tests_invitations_test_invitation_key_key", x => x.test_invitation_key);
                    table.ForeignKey(
                        name: "t_tests_invitations_id_device_fkey",
                        column: x => x.id_device,
                        principalTable: "t_devices",
                        principalColumn: "id_device",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_invitations_id_participant_fkey",
                        column: x => x.id_participant,
                        principalTable: "t_participants",
                        principalColumn: "id_participant",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_invitations_id_project_fkey",
                        column: x => x.id_project,
                        principalTable: "t_projects",
                        principalColumn: "id_project",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_invitations_id_session_fkey",
                        column: x => x.id_session,
                        principalTable: "t_sessions",
                        principalColumn: "id_session",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_invitations_id_test_type_fkey",
                        column: x => x.id_test_type,
                        principalTable: "t_tests_types",
                        principalColumn: "id_test_type",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "t_tests_invitations_id_user_fkey",
                        column: x => x.id_user,
                        principalTable: "t_users",
                        principalColumn: "id_user",
                        onDelete: ReferentialAction.Cascade);
                });

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE alembic_version;");

            migrationBuilder.DropTable(
                name: "t_assets");

            migrationBuilder.DropTable(
                name: "t_devices_participants");

            migrationBuilder.DropTable(
                name: "t_devices_projects");

            migrationBuilder.DropTable(
                name: "t_devices_sites");

            migrationBuilder.DropTable(
                name: "t_server_settings");

            migrationBuilder.DropTable(
                name: "t_services_access");

            migrationBuilder.DropTable(
                name: "t_services_configs_specifics");

            migrationBuilder.DropTable(
                name: "t_services_projects");

            migrationBuilder.DropTable(
                name: "t_services_sites");

            migrationBuilder.DropTable(
                name: "t_sessions_devices");

            migrationBuilder.DropTable(
                name: "t_sessions_events");

            migrationBuilder.DropTable(
                name: "t_sessions_participants");

            migrationBuilder.DropTable(
                name: "t_sessions_types_projects");

            migrationBuilder.DropTable(
                name: "t_sessions_types_services");

            migrationBuilder.DropTable(
                name: "t_sessions_types_sites");

            migrationBuilder.DropTable(
                name: "t_sessions_users");

            migrationBuilder.DropTable(
                name: "t_tests");

            migrationBuilder.DropTable(
                name: "t_tests_invitations");

            migrationBuilder.DropTable(
                name: "t_tests_types_projects");

            migrationBuilder.DropTable(
                name: "t_tests_types_sites");

            migrationBuilder.DropTable(
                name: "t_users_preferences");

            migrationBuilder.DropTable(
                name: "t_users_users_groups");

            migrationBuilder.DropTable(
                name: "t_services_roles");

            migrationBuilder.DropTable(
                name: "t_services_configs");

            migrationBuilder.DropTable(
                name: "t_sessions");

            migrationBuilder.DropTable(
                name: "t_tests_types");

            migrationBuilder.DropTable(
                name: "t_users_groups");

            migrationBuilder.DropTable(
                name: "t_devices");

            migrationBuilder.DropTable(
                name: "t_participants");

            migrationBuilder.DropTable(
                name: "t_users");

            migrationBuilder.DropTable(
                name: "t_sessions_types");

            migrationBuilder.DropTable(
                name: "t_devices_subtypes");

            migrationBuilder.DropTable(
                name: "t_participants_groups");

            migrationBuilder.DropTable(
                name: "t_services");

            migrationBuilder.DropTable(
                name: "t_devices_types");

            migrationBuilder.DropTable(
                name: "t_projects");

            migrationBuilder.DropTable(
                name: "t_sites");

            migrationBuilder.DropSequence(
                name: "id_asset_sequence");

            migrationBuilder.DropSequence(
                name: "id_device_participant_sequence");

            migrationBuilder.DropSequence(
                name: "id_device_project_sequence");

            migrationBuilder.DropSequence(
                name: "id_device_sequence");

            migrationBuilder.DropSequence(
                name: "id_device_site_sequence");

            migrationBuilder.DropSequence(
                name: "id_device_subtype_sequence");

            migrationBuilder.DropSequence(
                name: "id_device_type_sequence");

            migrationBuilder.DropSequence(
                name: "id_participant_sequence");

            migrationBuilder.DropSequence(
                name: "id_participantgroup_sequence");

            migrationBuilder.DropSequence(
                name: "id_project_sequence");

            migrationBuilder.DropSequence(
                name: "id_server_settings_sequence");

            migrationBuilder.DropSequence(
                name: "id_service_config_sequence");

            migrationBuilder.DropSequence(
                name: "id_service_config_specific_sequence");

            migrationBuilder.DropSequence(
                name: "id_service_project_role_sequence");

            migrationBuilder.DropSequence(
                name: "id_service_project_sequence");

            migrationBuilder.DropSequence(
                name: "id_service_role_sequence");

            migrationBuilder.DropSequence(
                name: "id_service_sequence");

            migrationBuilder.DropSequence(
                name: "id_service_site_sequence");

            migrationBuilder.DropSequence(
                name: "id_session_device");

            migrationBuilder.DropSequence(
                name: "id_session_events_sequence");

            migrationBuilder.DropSequence(
                name: "id_session_participant");

            migrationBuilder.DropSequence(
                name: "id_session_sequence");

            migrationBuilder.DropSequence(
                name: "id_session_type_project_sequence");

            migrationBuilder.DropSequence(
                name: "id_session_type_sequence");

            migrationBuilder.DropSequence(
                name: "id_session_type_service_sequence");

            migrationBuilder.DropSequence(
                name: "id_session_type_site_sequence");

            migrationBuilder.DropSequence(
                name: "id_session_user");

            migrationBuilder.DropSequence(
                name: "id_site_sequence");

            migrationBuilder.DropSequence(
                name: "id_test_invitation_sequence");

            migrationBuilder.DropSequence(
                name: "id_test_sequence");

            migrationBuilder.DropSequence(
                name: "id_test_type_project_sequence");

            migrationBuilder.DropSequence(
                name: "id_test_type_sequence");

            migrationBuilder.DropSequence(
                name: "id_test_type_site_sequence");

            migrationBuilder.DropSequence(
                name: "id_user_sequence");

            migrationBuilder.DropSequence(
                name: "id_user_user_group_sequence");

            migrationBuilder.DropSequence(
                name: "id_usergroup_sequence");

            migrationBuilder.DropSequence(
                name: "id_userpreference_sequence");
        }
    }
}
