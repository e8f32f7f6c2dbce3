using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenTera.TeraServer.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Original : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "t_devices_types",
                columns: table => new
                {
                    id_device_type = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    device_type_name = table.Column<string>(type: "TEXT", nullable: false),
                    device_type_key = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_types_pkey", x => x.id_device_type);
                });

            migrationBuilder.CreateTable(
                name: "t_server_settings",
                columns: table => new
                {
                    id_server_settings = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    server_settings_name = table.Column<string>(type: "TEXT", nullable: false),
                    server_settings_value = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_server_settings_pkey", x => x.id_server_settings);
                });

            migrationBuilder.CreateTable(
                name: "t_services",
                columns: table => new
                {
                    id_service = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    service_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    service_name = table.Column<string>(type: "TEXT", nullable: false),
                    service_key = table.Column<string>(type: "TEXT", nullable: false),
                    service_hostname = table.Column<string>(type: "TEXT", nullable: false),
                    service_port = table.Column<int>(type: "INTEGER", nullable: false),
                    service_endpoint = table.Column<string>(type: "TEXT", nullable: false),
                    service_clientendpoint = table.Column<string>(type: "TEXT", nullable: false),
                    service_endpoint_user = table.Column<string>(type: "TEXT", nullable: true),
                    service_endpoint_participant = table.Column<string>(type: "TEXT", nullable: true),
                    service_endpoint_device = table.Column<string>(type: "TEXT", nullable: true),
                    service_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    service_system = table.Column<bool>(type: "INTEGER", nullable: false),
                    service_editable_config = table.Column<bool>(type: "INTEGER", nullable: false),
                    service_default_config = table.Column<string>(type: "TEXT", nullable: true),
                    service_has_assets = table.Column<bool>(type: "INTEGER", nullable: false),
                    service_has_tests = table.Column<bool>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_services_pkey", x => x.id_service);
                    table.UniqueConstraint("t_services_service_uuid_key", x => x.service_uuid);
                });

            migrationBuilder.CreateTable(
                name: "t_sites",
                columns: table => new
                {
                    id_site = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    site_name = table.Column<string>(type: "TEXT", nullable: false),
                    site_2fa_required = table.Column<bool>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sites_pkey", x => x.id_site);
                });

            migrationBuilder.CreateTable(
                name: "t_users",
                columns: table => new
                {
                    id_user = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_username = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    user_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    user_email = table.Column<string>(type: "TEXT", nullable: true),
                    user_firstname = table.Column<string>(type: "TEXT", nullable: false),
                    user_lastname = table.Column<string>(type: "TEXT", nullable: false),
                    user_password = table.Column<string>(type: "TEXT", nullable: false),
                    user_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_profile = table.Column<string>(type: "TEXT", nullable: false),
                    user_notes = table.Column<string>(type: "TEXT", nullable: true),
                    user_lastonline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    user_superadmin = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_2fa_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_2fa_otp_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_2fa_email_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_2fa_otp_secret = table.Column<string>(type: "TEXT", nullable: true),
                    user_force_password_change = table.Column<bool>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_users_pkey", x => x.id_user);
                });

            migrationBuilder.CreateTable(
                name: "t_users_groups",
                columns: table => new
                {
                    id_user_group = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_group_name = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_users_groups_pkey", x => x.id_user_group);
                });

            migrationBuilder.CreateTable(
                name: "t_devices_subtypes",
                columns: table => new
                {
                    id_device_subtype = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_device_type = table.Column<int>(type: "INTEGER", nullable: false),
                    device_subtype_name = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id_session_type = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: true),
                    session_type_name = table.Column<string>(type: "TEXT", nullable: false),
                    session_type_online = table.Column<bool>(type: "INTEGER", nullable: false),
                    session_type_config = table.Column<string>(type: "TEXT", nullable: true),
                    session_type_color = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    session_type_category = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_test_type = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: false),
                    test_type_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    test_type_name = table.Column<string>(type: "TEXT", nullable: false),
                    test_type_description = table.Column<string>(type: "TEXT", nullable: true),
                    test_type_key = table.Column<string>(type: "TEXT", nullable: true),
                    test_type_has_json_format = table.Column<bool>(type: "INTEGER", nullable: false),
                    test_type_has_web_format = table.Column<bool>(type: "INTEGER", nullable: false),
                    test_type_has_web_editor = table.Column<bool>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_types_pkey", x => x.id_test_type);
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
                    id_project = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_site = table.Column<int>(type: "INTEGER", nullable: false),
                    project_name = table.Column<string>(type: "TEXT", nullable: false),
                    project_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    project_description = table.Column<string>(type: "TEXT", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_service_site = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: false),
                    id_site = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_user_preference = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_user = table.Column<int>(type: "INTEGER", nullable: false),
                    user_preference_app_tag = table.Column<string>(type: "TEXT", nullable: false),
                    user_preference_preference = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id_user_user_group = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_user = table.Column<int>(type: "INTEGER", nullable: false),
                    id_user_group = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_device = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    device_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    device_name = table.Column<string>(type: "TEXT", nullable: false),
                    id_device_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_device_subtype = table.Column<int>(type: "INTEGER", nullable: true),
                    device_token = table.Column<string>(type: "TEXT", nullable: true),
                    device_certificate = table.Column<string>(type: "TEXT", nullable: true),
                    device_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    device_onlineable = table.Column<bool>(type: "INTEGER", nullable: false),
                    device_config = table.Column<string>(type: "TEXT", nullable: true),
                    device_infos = table.Column<string>(type: "TEXT", nullable: true),
                    device_notes = table.Column<string>(type: "TEXT", nullable: true),
                    device_lastonline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_devices_pkey", x => x.id_device);
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
                    id_session_type_service = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_service = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_session_type_site = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_site = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_test_type_site = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_test_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_site = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_participant_group = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_project = table.Column<int>(type: "INTEGER", nullable: false),
                    participant_group_name = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_service_project = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: false),
                    id_project = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_service_role = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: false),
                    id_project = table.Column<int>(type: "INTEGER", nullable: true),
                    id_site = table.Column<int>(type: "INTEGER", nullable: true),
                    service_role_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_session_type_project = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_project = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_test_type_project = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_test_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_project = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_device_project = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_device = table.Column<int>(type: "INTEGER", nullable: false),
                    id_project = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_device_site = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_device = table.Column<int>(type: "INTEGER", nullable: false),
                    id_site = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_participant = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    participant_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    participant_name = table.Column<string>(type: "TEXT", nullable: false),
                    participant_username = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    participant_email = table.Column<string>(type: "TEXT", nullable: true),
                    participant_password = table.Column<string>(type: "TEXT", nullable: true),
                    participant_token_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    participant_token = table.Column<string>(type: "TEXT", nullable: true),
                    participant_lastonline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    participant_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    participant_login_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    id_participant_group = table.Column<int>(type: "INTEGER", nullable: true),
                    id_project = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_participants_pkey", x => x.id_participant);
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
                    id_service_access = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_user_group = table.Column<int>(type: "INTEGER", nullable: true),
                    id_device = table.Column<int>(type: "INTEGER", nullable: true),
                    id_participant_group = table.Column<int>(type: "INTEGER", nullable: true),
                    id_service_role = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_device_participant = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_device = table.Column<int>(type: "INTEGER", nullable: false),
                    id_participant = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_service_config = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: false),
                    id_user = table.Column<int>(type: "INTEGER", nullable: true),
                    id_participant = table.Column<int>(type: "INTEGER", nullable: true),
                    id_device = table.Column<int>(type: "INTEGER", nullable: true),
                    service_config_config = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_session = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    id_session_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_creator_user = table.Column<int>(type: "INTEGER", nullable: true),
                    id_creator_device = table.Column<int>(type: "INTEGER", nullable: true),
                    id_creator_participant = table.Column<int>(type: "INTEGER", nullable: true),
                    id_creator_service = table.Column<int>(type: "INTEGER", nullable: true),
                    session_name = table.Column<string>(type: "TEXT", nullable: false),
                    session_start_datetime = table.Column<DateTime>(type: "TEXT", nullable: false),
                    session_duration = table.Column<int>(type: "INTEGER", nullable: false),
                    session_status = table.Column<int>(type: "INTEGER", nullable: false),
                    session_comments = table.Column<string>(type: "TEXT", nullable: true),
                    session_parameters = table.Column<string>(type: "TEXT", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_sessions_pkey", x => x.id_session);
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
                    id_service_config_specific = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_service_config = table.Column<int>(type: "INTEGER", nullable: false),
                    service_config_specific_id = table.Column<string>(type: "TEXT", nullable: false),
                    service_config_specific_config = table.Column<string>(type: "TEXT", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_asset = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session = table.Column<int>(type: "INTEGER", nullable: false),
                    id_device = table.Column<int>(type: "INTEGER", nullable: true),
                    id_participant = table.Column<int>(type: "INTEGER", nullable: true),
                    id_user = table.Column<int>(type: "INTEGER", nullable: true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: true),
                    asset_name = table.Column<string>(type: "TEXT", nullable: false),
                    asset_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    asset_service_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    asset_type = table.Column<string>(type: "TEXT", nullable: false),
                    asset_datetime = table.Column<DateTime>(type: "TEXT", nullable: true),
                    asset_expiration_datetime = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_assets_pkey", x => x.id_asset);
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
                    id_session_device = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session = table.Column<int>(type: "INTEGER", nullable: true),
                    id_device = table.Column<int>(type: "INTEGER", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_session_event = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session = table.Column<int>(type: "INTEGER", nullable: false),
                    id_session_event_type = table.Column<int>(type: "INTEGER", nullable: false),
                    session_event_datetime = table.Column<DateTime>(type: "TEXT", nullable: false),
                    session_event_text = table.Column<string>(type: "TEXT", nullable: true),
                    session_event_context = table.Column<string>(type: "TEXT", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_session_participant = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session = table.Column<int>(type: "INTEGER", nullable: true),
                    id_participant = table.Column<int>(type: "INTEGER", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_session_user = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_session = table.Column<int>(type: "INTEGER", nullable: true),
                    id_user = table.Column<int>(type: "INTEGER", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    id_test = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_test_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_session = table.Column<int>(type: "INTEGER", nullable: false),
                    id_device = table.Column<int>(type: "INTEGER", nullable: true),
                    id_participant = table.Column<int>(type: "INTEGER", nullable: true),
                    id_user = table.Column<int>(type: "INTEGER", nullable: true),
                    id_service = table.Column<int>(type: "INTEGER", nullable: true),
                    test_uuid = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    test_name = table.Column<string>(type: "TEXT", nullable: false),
                    test_datetime = table.Column<DateTime>(type: "TEXT", nullable: false),
                    test_status = table.Column<int>(type: "INTEGER", nullable: false),
                    test_summary = table.Column<string>(type: "TEXT", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_pkey", x => x.id_test);
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
                    id_test_invitation = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id_test_type = table.Column<int>(type: "INTEGER", nullable: false),
                    id_session = table.Column<int>(type: "INTEGER", nullable: true),
                    id_user = table.Column<int>(type: "INTEGER", nullable: true),
                    id_participant = table.Column<int>(type: "INTEGER", nullable: true),
                    id_device = table.Column<int>(type: "INTEGER", nullable: true),
                    id_project = table.Column<int>(type: "INTEGER", nullable: false),
                    test_invitation_key = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    test_invitation_max_count = table.Column<int>(type: "INTEGER", nullable: false),
                    test_invitation_count = table.Column<int>(type: "INTEGER", nullable: false),
                    test_invitation_creation_date = table.Column<DateTime>(type: "TEXT", nullable: false),
                    test_invitation_expiration_date = table.Column<DateTime>(type: "TEXT", nullable: false),
                    test_invitation_message = table.Column<string>(type: "TEXT", nullable: true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("t_tests_invitations_pkey", x => x.id_test_invitation);
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

            migrationBuilder.CreateIndex(
                name: "t_assets_asset_uuid_key",
                table: "t_assets",
                column: "asset_uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_devices_device_token_key",
                table: "t_devices",
                column: "device_token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_devices_device_uuid_key",
                table: "t_devices",
                column: "device_uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_devices_types_device_type_key_key",
                table: "t_devices_types",
                column: "device_type_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_participants_participant_token_key",
                table: "t_participants",
                column: "participant_token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_participants_participant_uuid_key",
                table: "t_participants",
                column: "participant_uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_server_settings_server_settings_name_key",
                table: "t_server_settings",
                column: "server_settings_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_services_service_key_key",
                table: "t_services",
                column: "service_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_sessions_session_uuid_key",
                table: "t_sessions",
                column: "session_uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_tests_test_uuid_key",
                table: "t_tests",
                column: "test_uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_tests_invitations_test_invitation_key_key",
                table: "t_tests_invitations",
                column: "test_invitation_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_tests_types_test_type_key_key",
                table: "t_tests_types",
                column: "test_type_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_tests_types_test_type_uuid_key",
                table: "t_tests_types",
                column: "test_type_uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_users_user_username_key",
                table: "t_users",
                column: "user_username",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "t_users_user_uuid_key",
                table: "t_users",
                column: "user_uuid",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
