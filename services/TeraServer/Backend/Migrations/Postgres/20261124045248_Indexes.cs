using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenTera.TeraServer.Migrations.Postgres
{
    /// <summary>Indexes the original has not; an adopted database may have got some of them from its administrator.</summary>
    public partial class Indexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE INDEX IF NOT EXISTS ix_t_assets_asset_service_uuid ON t_assets (asset_service_uuid);
                CREATE INDEX IF NOT EXISTS ix_t_assets_id_device ON t_assets (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_assets_id_participant ON t_assets (id_participant);
                CREATE INDEX IF NOT EXISTS ix_t_assets_id_service ON t_assets (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_assets_id_session ON t_assets (id_session);
                CREATE INDEX IF NOT EXISTS ix_t_assets_id_user ON t_assets (id_user);
                CREATE INDEX IF NOT EXISTS ix_t_devices_id_device_subtype ON t_devices (id_device_subtype);
                CREATE INDEX IF NOT EXISTS ix_t_devices_id_device_type ON t_devices (id_device_type);
                CREATE INDEX IF NOT EXISTS ix_t_devices_participants_id_device ON t_devices_participants (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_devices_participants_id_participant ON t_devices_participants (id_participant);
                CREATE INDEX IF NOT EXISTS ix_t_devices_projects_id_device ON t_devices_projects (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_devices_projects_id_project ON t_devices_projects (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_devices_sites_id_device ON t_devices_sites (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_devices_sites_id_site ON t_devices_sites (id_site);
                CREATE INDEX IF NOT EXISTS ix_t_devices_subtypes_id_device_type ON t_devices_subtypes (id_device_type);
                CREATE INDEX IF NOT EXISTS ix_t_participants_groups_id_project ON t_participants_groups (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_participants_id_participant_group ON t_participants (id_participant_group);
                CREATE INDEX IF NOT EXISTS ix_t_participants_id_project ON t_participants (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_participants_participant_username ON t_participants (participant_username);
                CREATE INDEX IF NOT EXISTS ix_t_projects_id_site ON t_projects (id_site);
                CREATE INDEX IF NOT EXISTS ix_t_services_access_id_device ON t_services_access (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_services_access_id_participant_group ON t_services_access (id_participant_group);
                CREATE INDEX IF NOT EXISTS ix_t_services_access_id_service_role ON t_services_access (id_service_role);
                CREATE INDEX IF NOT EXISTS ix_t_services_access_id_user_group ON t_services_access (id_user_group);
                CREATE INDEX IF NOT EXISTS ix_t_services_configs_id_device ON t_services_configs (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_services_configs_id_participant ON t_services_configs (id_participant);
                CREATE INDEX IF NOT EXISTS ix_t_services_configs_id_service ON t_services_configs (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_services_configs_id_user ON t_services_configs (id_user);
                CREATE INDEX IF NOT EXISTS ix_t_services_configs_specifics_id_service_config ON t_services_configs_specifics (id_service_config);
                CREATE INDEX IF NOT EXISTS ix_t_services_projects_id_project ON t_services_projects (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_services_projects_id_service ON t_services_projects (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_services_roles_id_project ON t_services_roles (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_services_roles_id_service ON t_services_roles (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_services_roles_id_site ON t_services_roles (id_site);
                CREATE INDEX IF NOT EXISTS ix_t_services_sites_id_service ON t_services_sites (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_services_sites_id_site ON t_services_sites (id_site);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_devices_id_device ON t_sessions_devices (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_devices_id_session ON t_sessions_devices (id_session);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_events_id_session ON t_sessions_events (id_session);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_id_creator_device ON t_sessions (id_creator_device);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_id_creator_participant ON t_sessions (id_creator_participant);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_id_creator_service ON t_sessions (id_creator_service);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_id_creator_user ON t_sessions (id_creator_user);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_id_session_type ON t_sessions (id_session_type);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_participants_id_participant ON t_sessions_participants (id_participant);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_participants_id_session ON t_sessions_participants (id_session);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_session_start_datetime ON t_sessions (session_start_datetime);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_types_id_service ON t_sessions_types (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_types_projects_id_project ON t_sessions_types_projects (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_types_projects_id_session_type ON t_sessions_types_projects (id_session_type);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_types_services_id_service ON t_sessions_types_services (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_types_services_id_session_type ON t_sessions_types_services (id_session_type);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_types_sites_id_session_type ON t_sessions_types_sites (id_session_type);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_types_sites_id_site ON t_sessions_types_sites (id_site);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_users_id_session ON t_sessions_users (id_session);
                CREATE INDEX IF NOT EXISTS ix_t_sessions_users_id_user ON t_sessions_users (id_user);
                CREATE INDEX IF NOT EXISTS ix_t_tests_id_device ON t_tests (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_tests_id_participant ON t_tests (id_participant);
                CREATE INDEX IF NOT EXISTS ix_t_tests_id_service ON t_tests (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_tests_id_session ON t_tests (id_session);
                CREATE INDEX IF NOT EXISTS ix_t_tests_id_test_type ON t_tests (id_test_type);
                CREATE INDEX IF NOT EXISTS ix_t_tests_id_user ON t_tests (id_user);
                CREATE INDEX IF NOT EXISTS ix_t_tests_invitations_id_device ON t_tests_invitations (id_device);
                CREATE INDEX IF NOT EXISTS ix_t_tests_invitations_id_participant ON t_tests_invitations (id_participant);
                CREATE INDEX IF NOT EXISTS ix_t_tests_invitations_id_project ON t_tests_invitations (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_tests_invitations_id_session ON t_tests_invitations (id_session);
                CREATE INDEX IF NOT EXISTS ix_t_tests_invitations_id_test_type ON t_tests_invitations (id_test_type);
                CREATE INDEX IF NOT EXISTS ix_t_tests_invitations_id_user ON t_tests_invitations (id_user);
                CREATE INDEX IF NOT EXISTS ix_t_tests_types_id_service ON t_tests_types (id_service);
                CREATE INDEX IF NOT EXISTS ix_t_tests_types_projects_id_project ON t_tests_types_projects (id_project);
                CREATE INDEX IF NOT EXISTS ix_t_tests_types_projects_id_test_type ON t_tests_types_projects (id_test_type);
                CREATE INDEX IF NOT EXISTS ix_t_tests_types_sites_id_site ON t_tests_types_sites (id_site);
                CREATE INDEX IF NOT EXISTS ix_t_tests_types_sites_id_test_type ON t_tests_types_sites (id_test_type);
                CREATE INDEX IF NOT EXISTS ix_t_users_preferences_id_user ON t_users_preferences (id_user);
                CREATE INDEX IF NOT EXISTS ix_t_users_users_groups_id_user ON t_users_users_groups (id_user);
                CREATE INDEX IF NOT EXISTS ix_t_users_users_groups_id_user_group ON t_users_users_groups (id_user_group);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP INDEX IF EXISTS ix_t_assets_asset_service_uuid;
                DROP INDEX IF EXISTS ix_t_assets_id_device;
                DROP INDEX IF EXISTS ix_t_assets_id_participant;
                DROP INDEX IF EXISTS ix_t_assets_id_service;
                DROP INDEX IF EXISTS ix_t_assets_id_session;
                DROP INDEX IF EXISTS ix_t_assets_id_user;
                DROP INDEX IF EXISTS ix_t_devices_id_device_subtype;
                DROP INDEX IF EXISTS ix_t_devices_id_device_type;
                DROP INDEX IF EXISTS ix_t_devices_participants_id_device;
                DROP INDEX IF EXISTS ix_t_devices_participants_id_participant;
                DROP INDEX IF EXISTS ix_t_devices_projects_id_device;
                DROP INDEX IF EXISTS ix_t_devices_projects_id_project;
                DROP INDEX IF EXISTS ix_t_devices_sites_id_device;
                DROP INDEX IF EXISTS ix_t_devices_sites_id_site;
                DROP INDEX IF EXISTS ix_t_devices_subtypes_id_device_type;
                DROP INDEX IF EXISTS ix_t_participants_groups_id_project;
                DROP INDEX IF EXISTS ix_t_participants_id_participant_group;
                DROP INDEX IF EXISTS ix_t_participants_id_project;
                DROP INDEX IF EXISTS ix_t_participants_participant_username;
                DROP INDEX IF EXISTS ix_t_projects_id_site;
                DROP INDEX IF EXISTS ix_t_services_access_id_device;
                DROP INDEX IF EXISTS ix_t_services_access_id_participant_group;
                DROP INDEX IF EXISTS ix_t_services_access_id_service_role;
                DROP INDEX IF EXISTS ix_t_services_access_id_user_group;
                DROP INDEX IF EXISTS ix_t_services_configs_id_device;
                DROP INDEX IF EXISTS ix_t_services_configs_id_participant;
                DROP INDEX IF EXISTS ix_t_services_configs_id_service;
                DROP INDEX IF EXISTS ix_t_services_configs_id_user;
                DROP INDEX IF EXISTS ix_t_services_configs_specifics_id_service_config;
                DROP INDEX IF EXISTS ix_t_services_projects_id_project;
                DROP INDEX IF EXISTS ix_t_services_projects_id_service;
                DROP INDEX IF EXISTS ix_t_services_roles_id_project;
                DROP INDEX IF EXISTS ix_t_services_roles_id_service;
                DROP INDEX IF EXISTS ix_t_services_roles_id_site;
                DROP INDEX IF EXISTS ix_t_services_sites_id_service;
                DROP INDEX IF EXISTS ix_t_services_sites_id_site;
                DROP INDEX IF EXISTS ix_t_sessions_devices_id_device;
                DROP INDEX IF EXISTS ix_t_sessions_devices_id_session;
                DROP INDEX IF EXISTS ix_t_sessions_events_id_session;
                DROP INDEX IF EXISTS ix_t_sessions_id_creator_device;
                DROP INDEX IF EXISTS ix_t_sessions_id_creator_participant;
                DROP INDEX IF EXISTS ix_t_sessions_id_creator_service;
                DROP INDEX IF EXISTS ix_t_sessions_id_creator_user;
                DROP INDEX IF EXISTS ix_t_sessions_id_session_type;
                DROP INDEX IF EXISTS ix_t_sessions_participants_id_participant;
                DROP INDEX IF EXISTS ix_t_sessions_participants_id_session;
                DROP INDEX IF EXISTS ix_t_sessions_session_start_datetime;
                DROP INDEX IF EXISTS ix_t_sessions_types_id_service;
                DROP INDEX IF EXISTS ix_t_sessions_types_projects_id_project;
                DROP INDEX IF EXISTS ix_t_sessions_types_projects_id_session_type;
                DROP INDEX IF EXISTS ix_t_sessions_types_services_id_service;
                DROP INDEX IF EXISTS ix_t_sessions_types_services_id_session_type;
                DROP INDEX IF EXISTS ix_t_sessions_types_sites_id_session_type;
                DROP INDEX IF EXISTS ix_t_sessions_types_sites_id_site;
                DROP INDEX IF EXISTS ix_t_sessions_users_id_session;
                DROP INDEX IF EXISTS ix_t_sessions_users_id_user;
                DROP INDEX IF EXISTS ix_t_tests_id_device;
                DROP INDEX IF EXISTS ix_t_tests_id_participant;
                DROP INDEX IF EXISTS ix_t_tests_id_service;
                DROP INDEX IF EXISTS ix_t_tests_id_session;
                DROP INDEX IF EXISTS ix_t_tests_id_test_type;
                DROP INDEX IF EXISTS ix_t_tests_id_user;
                DROP INDEX IF EXISTS ix_t_tests_invitations_id_device;
                DROP INDEX IF EXISTS ix_t_tests_invitations_id_participant;
                DROP INDEX IF EXISTS ix_t_tests_invitations_id_project;
                DROP INDEX IF EXISTS ix_t_tests_invitations_id_session;
                DROP INDEX IF EXISTS ix_t_tests_invitations_id_test_type;
                DROP INDEX IF EXISTS ix_t_tests_invitations_id_user;
                DROP INDEX IF EXISTS ix_t_tests_types_id_service;
                DROP INDEX IF EXISTS ix_t_tests_types_projects_id_project;
                DROP INDEX IF EXISTS ix_t_tests_types_projects_id_test_type;
                DROP INDEX IF EXISTS ix_t_tests_types_sites_id_site;
                DROP INDEX IF EXISTS ix_t_tests_types_sites_id_test_type;
                DROP INDEX IF EXISTS ix_t_users_preferences_id_user;
                DROP INDEX IF EXISTS ix_t_users_users_groups_id_user;
                DROP INDEX IF EXISTS ix_t_users_users_groups_id_user_group;
                """);
        }
    }
}
