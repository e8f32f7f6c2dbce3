using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenTera.TeraServer.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Indexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_t_users_users_groups_id_user",
                table: "t_users_users_groups",
                column: "id_user");

            migrationBuilder.CreateIndex(
                name: "ix_t_users_users_groups_id_user_group",
                table: "t_users_users_groups",
                column: "id_user_group");

            migrationBuilder.CreateIndex(
                name: "ix_t_users_preferences_id_user",
                table: "t_users_preferences",
                column: "id_user");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_types_sites_id_site",
                table: "t_tests_types_sites",
                column: "id_site");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_types_sites_id_test_type",
                table: "t_tests_types_sites",
                column: "id_test_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_types_projects_id_project",
                table: "t_tests_types_projects",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_types_projects_id_test_type",
                table: "t_tests_types_projects",
                column: "id_test_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_types_id_service",
                table: "t_tests_types",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_invitations_id_device",
                table: "t_tests_invitations",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_invitations_id_participant",
                table: "t_tests_invitations",
                column: "id_participant");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_invitations_id_project",
                table: "t_tests_invitations",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_invitations_id_session",
                table: "t_tests_invitations",
                column: "id_session");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_invitations_id_test_type",
                table: "t_tests_invitations",
                column: "id_test_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_invitations_id_user",
                table: "t_tests_invitations",
                column: "id_user");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_id_device",
                table: "t_tests",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_id_participant",
                table: "t_tests",
                column: "id_participant");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_id_service",
                table: "t_tests",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_id_session",
                table: "t_tests",
                column: "id_session");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_id_test_type",
                table: "t_tests",
                column: "id_test_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_tests_id_user",
                table: "t_tests",
                column: "id_user");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_users_id_session",
                table: "t_sessions_users",
                column: "id_session");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_users_id_user",
                table: "t_sessions_users",
                column: "id_user");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_types_sites_id_session_type",
                table: "t_sessions_types_sites",
                column: "id_session_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_types_sites_id_site",
                table: "t_sessions_types_sites",
                column: "id_site");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_types_services_id_service",
                table: "t_sessions_types_services",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_types_services_id_session_type",
                table: "t_sessions_types_services",
                column: "id_session_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_types_projects_id_project",
                table: "t_sessions_types_projects",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_types_projects_id_session_type",
                table: "t_sessions_types_projects",
                column: "id_session_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_types_id_service",
                table: "t_sessions_types",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_participants_id_participant",
                table: "t_sessions_participants",
                column: "id_participant");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_participants_id_session",
                table: "t_sessions_participants",
                column: "id_session");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_events_id_session",
                table: "t_sessions_events",
                column: "id_session");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_devices_id_device",
                table: "t_sessions_devices",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_devices_id_session",
                table: "t_sessions_devices",
                column: "id_session");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_id_creator_device",
                table: "t_sessions",
                column: "id_creator_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_id_creator_participant",
                table: "t_sessions",
                column: "id_creator_participant");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_id_creator_service",
                table: "t_sessions",
                column: "id_creator_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_id_creator_user",
                table: "t_sessions",
                column: "id_creator_user");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_id_session_type",
                table: "t_sessions",
                column: "id_session_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_sessions_session_start_datetime",
                table: "t_sessions",
                column: "session_start_datetime");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_sites_id_service",
                table: "t_services_sites",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_sites_id_site",
                table: "t_services_sites",
                column: "id_site");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_roles_id_project",
                table: "t_services_roles",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_roles_id_service",
                table: "t_services_roles",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_roles_id_site",
                table: "t_services_roles",
                column: "id_site");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_projects_id_project",
                table: "t_services_projects",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_projects_id_service",
                table: "t_services_projects",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_configs_specifics_id_service_config",
                table: "t_services_configs_specifics",
                column: "id_service_config");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_configs_id_device",
                table: "t_services_configs",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_configs_id_participant",
                table: "t_services_configs",
                column: "id_participant");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_configs_id_service",
                table: "t_services_configs",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_configs_id_user",
                table: "t_services_configs",
                column: "id_user");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_access_id_device",
                table: "t_services_access",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_access_id_participant_group",
                table: "t_services_access",
                column: "id_participant_group");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_access_id_service_role",
                table: "t_services_access",
                column: "id_service_role");

            migrationBuilder.CreateIndex(
                name: "ix_t_services_access_id_user_group",
                table: "t_services_access",
                column: "id_user_group");

            migrationBuilder.CreateIndex(
                name: "ix_t_projects_id_site",
                table: "t_projects",
                column: "id_site");

            migrationBuilder.CreateIndex(
                name: "ix_t_participants_groups_id_project",
                table: "t_participants_groups",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_participants_id_participant_group",
                table: "t_participants",
                column: "id_participant_group");

            migrationBuilder.CreateIndex(
                name: "ix_t_participants_id_project",
                table: "t_participants",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_participants_participant_username",
                table: "t_participants",
                column: "participant_username");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_subtypes_id_device_type",
                table: "t_devices_subtypes",
                column: "id_device_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_sites_id_device",
                table: "t_devices_sites",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_sites_id_site",
                table: "t_devices_sites",
                column: "id_site");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_projects_id_device",
                table: "t_devices_projects",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_projects_id_project",
                table: "t_devices_projects",
                column: "id_project");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_participants_id_device",
                table: "t_devices_participants",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_participants_id_participant",
                table: "t_devices_participants",
                column: "id_participant");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_id_device_subtype",
                table: "t_devices",
                column: "id_device_subtype");

            migrationBuilder.CreateIndex(
                name: "ix_t_devices_id_device_type",
                table: "t_devices",
                column: "id_device_type");

            migrationBuilder.CreateIndex(
                name: "ix_t_assets_asset_service_uuid",
                table: "t_assets",
                column: "asset_service_uuid");

            migrationBuilder.CreateIndex(
                name: "ix_t_assets_id_device",
                table: "t_assets",
                column: "id_device");

            migrationBuilder.CreateIndex(
                name: "ix_t_assets_id_participant",
                table: "t_assets",
                column: "id_participant");

            migrationBuilder.CreateIndex(
                name: "ix_t_assets_id_service",
                table: "t_assets",
                column: "id_service");

            migrationBuilder.CreateIndex(
                name: "ix_t_assets_id_session",
                table: "t_assets",
                column: "id_session");

            migrationBuilder.CreateIndex(
                name: "ix_t_assets_id_user",
                table: "t_assets",
                column: "id_user");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_t_users_users_groups_id_user",
                table: "t_users_users_groups");

            migrationBuilder.DropIndex(
                name: "ix_t_users_users_groups_id_user_group",
                table: "t_users_users_groups");

            migrationBuilder.DropIndex(
                name: "ix_t_users_preferences_id_user",
                table: "t_users_preferences");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_types_sites_id_site",
                table: "t_tests_types_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_types_sites_id_test_type",
                table: "t_tests_types_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_types_projects_id_project",
                table: "t_tests_types_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_types_projects_id_test_type",
                table: "t_tests_types_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_types_id_service",
                table: "t_tests_types");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_invitations_id_device",
                table: "t_tests_invitations");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_invitations_id_participant",
                table: "t_tests_invitations");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_invitations_id_project",
                table: "t_tests_invitations");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_invitations_id_session",
                table: "t_tests_invitations");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_invitations_id_test_type",
                table: "t_tests_invitations");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_invitations_id_user",
                table: "t_tests_invitations");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_id_device",
                table: "t_tests");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_id_participant",
                table: "t_tests");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_id_service",
                table: "t_tests");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_id_session",
                table: "t_tests");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_id_test_type",
                table: "t_tests");

            migrationBuilder.DropIndex(
                name: "ix_t_tests_id_user",
                table: "t_tests");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_users_id_session",
                table: "t_sessions_users");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_users_id_user",
                table: "t_sessions_users");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_types_sites_id_session_type",
                table: "t_sessions_types_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_types_sites_id_site",
                table: "t_sessions_types_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_types_services_id_service",
                table: "t_sessions_types_services");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_types_services_id_session_type",
                table: "t_sessions_types_services");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_types_projects_id_project",
                table: "t_sessions_types_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_types_projects_id_session_type",
                table: "t_sessions_types_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_types_id_service",
                table: "t_sessions_types");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_participants_id_participant",
                table: "t_sessions_participants");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_participants_id_session",
                table: "t_sessions_participants");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_events_id_session",
                table: "t_sessions_events");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_devices_id_device",
                table: "t_sessions_devices");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_devices_id_session",
                table: "t_sessions_devices");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_id_creator_device",
                table: "t_sessions");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_id_creator_participant",
                table: "t_sessions");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_id_creator_service",
                table: "t_sessions");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_id_creator_user",
                table: "t_sessions");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_id_session_type",
                table: "t_sessions");

            migrationBuilder.DropIndex(
                name: "ix_t_sessions_session_start_datetime",
                table: "t_sessions");

            migrationBuilder.DropIndex(
                name: "ix_t_services_sites_id_service",
                table: "t_services_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_services_sites_id_site",
                table: "t_services_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_services_roles_id_project",
                table: "t_services_roles");

            migrationBuilder.DropIndex(
                name: "ix_t_services_roles_id_service",
                table: "t_services_roles");

            migrationBuilder.DropIndex(
                name: "ix_t_services_roles_id_site",
                table: "t_services_roles");

            migrationBuilder.DropIndex(
                name: "ix_t_services_projects_id_project",
                table: "t_services_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_services_projects_id_service",
                table: "t_services_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_services_configs_specifics_id_service_config",
                table: "t_services_configs_specifics");

            migrationBuilder.DropIndex(
                name: "ix_t_services_configs_id_device",
                table: "t_services_configs");

            migrationBuilder.DropIndex(
                name: "ix_t_services_configs_id_participant",
                table: "t_services_configs");

            migrationBuilder.DropIndex(
                name: "ix_t_services_configs_id_service",
                table: "t_services_configs");

            migrationBuilder.DropIndex(
                name: "ix_t_services_configs_id_user",
                table: "t_services_configs");

            migrationBuilder.DropIndex(
                name: "ix_t_services_access_id_device",
                table: "t_services_access");

            migrationBuilder.DropIndex(
                name: "ix_t_services_access_id_participant_group",
                table: "t_services_access");

            migrationBuilder.DropIndex(
                name: "ix_t_services_access_id_service_role",
                table: "t_services_access");

            migrationBuilder.DropIndex(
                name: "ix_t_services_access_id_user_group",
                table: "t_services_access");

            migrationBuilder.DropIndex(
                name: "ix_t_projects_id_site",
                table: "t_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_participants_groups_id_project",
                table: "t_participants_groups");

            migrationBuilder.DropIndex(
                name: "ix_t_participants_id_participant_group",
                table: "t_participants");

            migrationBuilder.DropIndex(
                name: "ix_t_participants_id_project",
                table: "t_participants");

            migrationBuilder.DropIndex(
                name: "ix_t_participants_participant_username",
                table: "t_participants");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_subtypes_id_device_type",
                table: "t_devices_subtypes");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_sites_id_device",
                table: "t_devices_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_sites_id_site",
                table: "t_devices_sites");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_projects_id_device",
                table: "t_devices_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_projects_id_project",
                table: "t_devices_projects");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_participants_id_device",
                table: "t_devices_participants");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_participants_id_participant",
                table: "t_devices_participants");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_id_device_subtype",
                table: "t_devices");

            migrationBuilder.DropIndex(
                name: "ix_t_devices_id_device_type",
                table: "t_devices");

            migrationBuilder.DropIndex(
                name: "ix_t_assets_asset_service_uuid",
                table: "t_assets");

            migrationBuilder.DropIndex(
                name: "ix_t_assets_id_device",
                table: "t_assets");

            migrationBuilder.DropIndex(
                name: "ix_t_assets_id_participant",
                table: "t_assets");

            migrationBuilder.DropIndex(
                name: "ix_t_assets_id_service",
                table: "t_assets");

            migrationBuilder.DropIndex(
                name: "ix_t_assets_id_session",
                table: "t_assets");

            migrationBuilder.DropIndex(
                name: "ix_t_assets_id_user",
                table: "t_assets");
        }
    }
}
