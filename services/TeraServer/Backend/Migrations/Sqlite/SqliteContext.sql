CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "migration_id" TEXT NOT NULL CONSTRAINT "pk___ef_migrations_history" PRIMARY KEY,
    "product_version" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "t_devices_types" (
    "id_device_type" INTEGER NOT NULL CONSTRAINT "t_devices_types_pkey" PRIMARY KEY AUTOINCREMENT,
    "device_type_name" TEXT NOT NULL,
    "device_type_key" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL
);

CREATE TABLE "t_server_settings" (
    "id_server_settings" INTEGER NOT NULL CONSTRAINT "t_server_settings_pkey" PRIMARY KEY AUTOINCREMENT,
    "server_settings_name" TEXT NOT NULL,
    "server_settings_value" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL
);

CREATE TABLE "t_services" (
    "id_service" INTEGER NOT NULL CONSTRAINT "t_services_pkey" PRIMARY KEY AUTOINCREMENT,
    "service_uuid" TEXT NOT NULL,
    "service_name" TEXT NOT NULL,
    "service_key" TEXT NOT NULL,
    "service_hostname" TEXT NOT NULL,
    "service_port" INTEGER NOT NULL,
    "service_endpoint" TEXT NOT NULL,
    "service_clientendpoint" TEXT NOT NULL,
    "service_endpoint_user" TEXT NULL,
    "service_endpoint_participant" TEXT NULL,
    "service_endpoint_device" TEXT NULL,
    "service_enabled" INTEGER NOT NULL,
    "service_system" INTEGER NOT NULL,
    "service_editable_config" INTEGER NOT NULL,
    "service_default_config" TEXT NULL,
    "service_has_assets" INTEGER NOT NULL,
    "service_has_tests" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_services_service_uuid_key" UNIQUE ("service_uuid")
);

CREATE TABLE "t_sites" (
    "id_site" INTEGER NOT NULL CONSTRAINT "t_sites_pkey" PRIMARY KEY AUTOINCREMENT,
    "site_name" TEXT NOT NULL,
    "site_2fa_required" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL
);

CREATE TABLE "t_users" (
    "id_user" INTEGER NOT NULL CONSTRAINT "t_users_pkey" PRIMARY KEY AUTOINCREMENT,
    "user_username" TEXT NOT NULL,
    "user_uuid" TEXT NOT NULL,
    "user_email" TEXT NULL,
    "user_firstname" TEXT NOT NULL,
    "user_lastname" TEXT NOT NULL,
    "user_password" TEXT NOT NULL,
    "user_enabled" INTEGER NOT NULL,
    "user_profile" TEXT NOT NULL,
    "user_notes" TEXT NULL,
    "user_lastonline" TEXT NULL,
    "user_superadmin" INTEGER NOT NULL,
    "user_2fa_enabled" INTEGER NOT NULL,
    "user_2fa_otp_enabled" INTEGER NOT NULL,
    "user_2fa_email_enabled" INTEGER NOT NULL,
    "user_2fa_otp_secret" TEXT NULL,
    "user_force_password_change" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL
);

CREATE TABLE "t_users_groups" (
    "id_user_group" INTEGER NOT NULL CONSTRAINT "t_users_groups_pkey" PRIMARY KEY AUTOINCREMENT,
    "user_group_name" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL
);

CREATE TABLE "t_devices_subtypes" (
    "id_device_subtype" INTEGER NOT NULL CONSTRAINT "t_devices_subtypes_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_device_type" INTEGER NOT NULL,
    "device_subtype_name" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    CONSTRAINT "t_devices_subtypes_id_device_type_fkey" FOREIGN KEY ("id_device_type") REFERENCES "t_devices_types" ("id_device_type") ON DELETE CASCADE
);

CREATE TABLE "t_sessions_types" (
    "id_session_type" INTEGER NOT NULL CONSTRAINT "t_sessions_types_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_service" INTEGER NULL,
    "session_type_name" TEXT NOT NULL,
    "session_type_online" INTEGER NOT NULL,
    "session_type_config" TEXT NULL,
    "session_type_color" TEXT NOT NULL,
    "session_type_category" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_types_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE
);

CREATE TABLE "t_tests_types" (
    "id_test_type" INTEGER NOT NULL CONSTRAINT "t_tests_types_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_service" INTEGER NOT NULL,
    "test_type_uuid" TEXT NOT NULL,
    "test_type_name" TEXT NOT NULL,
    "test_type_description" TEXT NULL,
    "test_type_key" TEXT NULL,
    "test_type_has_json_format" INTEGER NOT NULL,
    "test_type_has_web_format" INTEGER NOT NULL,
    "test_type_has_web_editor" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_tests_types_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE
);

CREATE TABLE "t_projects" (
    "id_project" INTEGER NOT NULL CONSTRAINT "t_projects_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_site" INTEGER NOT NULL,
    "project_name" TEXT NOT NULL,
    "project_enabled" INTEGER NOT NULL,
    "project_description" TEXT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_projects_id_site_fkey" FOREIGN KEY ("id_site") REFERENCES "t_sites" ("id_site") ON DELETE CASCADE
);

CREATE TABLE "t_services_sites" (
    "id_service_site" INTEGER NOT NULL CONSTRAINT "t_services_sites_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_service" INTEGER NOT NULL,
    "id_site" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_services_sites_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE,
    CONSTRAINT "t_services_sites_id_site_fkey" FOREIGN KEY ("id_site") REFERENCES "t_sites" ("id_site") ON DELETE CASCADE
);

CREATE TABLE "t_users_preferences" (
    "id_user_preference" INTEGER NOT NULL CONSTRAINT "t_users_preferences_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_user" INTEGER NOT NULL,
    "user_preference_app_tag" TEXT NOT NULL,
    "user_preference_preference" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    CONSTRAINT "t_users_preferences_id_user_fkey" FOREIGN KEY ("id_user") REFERENCES "t_users" ("id_user") ON DELETE CASCADE
);

CREATE TABLE "t_users_users_groups" (
    "id_user_user_group" INTEGER NOT NULL CONSTRAINT "t_users_users_groups_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_user" INTEGER NOT NULL,
    "id_user_group" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_users_users_groups_id_user_fkey" FOREIGN KEY ("id_user") REFERENCES "t_users" ("id_user") ON DELETE CASCADE,
    CONSTRAINT "t_users_users_groups_id_user_group_fkey" FOREIGN KEY ("id_user_group") REFERENCES "t_users_groups" ("id_user_group") ON DELETE CASCADE
);

CREATE TABLE "t_devices" (
    "id_device" INTEGER NOT NULL CONSTRAINT "t_devices_pkey" PRIMARY KEY AUTOINCREMENT,
    "device_uuid" TEXT NOT NULL,
    "device_name" TEXT NOT NULL,
    "id_device_type" INTEGER NOT NULL,
    "id_device_subtype" INTEGER NULL,
    "device_token" TEXT NULL,
    "device_certificate" TEXT NULL,
    "device_enabled" INTEGER NOT NULL,
    "device_onlineable" INTEGER NOT NULL,
    "device_config" TEXT NULL,
    "device_infos" TEXT NULL,
    "device_notes" TEXT NULL,
    "device_lastonline" TEXT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_devices_id_device_subtype_fkey" FOREIGN KEY ("id_device_subtype") REFERENCES "t_devices_subtypes" ("id_device_subtype") ON DELETE SET NULL,
    CONSTRAINT "t_devices_id_device_type_fkey" FOREIGN KEY ("id_device_type") REFERENCES "t_devices_types" ("id_device_type") ON DELETE CASCADE
);

CREATE TABLE "t_sessions_types_services" (
    "id_session_type_service" INTEGER NOT NULL CONSTRAINT "t_sessions_types_services_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session_type" INTEGER NOT NULL,
    "id_service" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_types_services_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE,
    CONSTRAINT "t_sessions_types_services_id_session_type_fkey" FOREIGN KEY ("id_session_type") REFERENCES "t_sessions_types" ("id_session_type") ON DELETE CASCADE
);

CREATE TABLE "t_sessions_types_sites" (
    "id_session_type_site" INTEGER NOT NULL CONSTRAINT "t_sessions_types_sites_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session_type" INTEGER NOT NULL,
    "id_site" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_types_sites_id_session_type_fkey" FOREIGN KEY ("id_session_type") REFERENCES "t_sessions_types" ("id_session_type") ON DELETE CASCADE,
    CONSTRAINT "t_sessions_types_sites_id_site_fkey" FOREIGN KEY ("id_site") REFERENCES "t_sites" ("id_site") ON DELETE CASCADE
);

CREATE TABLE "t_tests_types_sites" (
    "id_test_type_site" INTEGER NOT NULL CONSTRAINT "t_tests_types_sites_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_test_type" INTEGER NOT NULL,
    "id_site" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_tests_types_sites_id_site_fkey" FOREIGN KEY ("id_site") REFERENCES "t_sites" ("id_site") ON DELETE CASCADE,
    CONSTRAINT "t_tests_types_sites_id_test_type_fkey" FOREIGN KEY ("id_test_type") REFERENCES "t_tests_types" ("id_test_type") ON DELETE CASCADE
);

CREATE TABLE "t_participants_groups" (
    "id_participant_group" INTEGER NOT NULL CONSTRAINT "t_participants_groups_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_project" INTEGER NOT NULL,
    "participant_group_name" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_participants_groups_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE
);

CREATE TABLE "t_services_projects" (
    "id_service_project" INTEGER NOT NULL CONSTRAINT "t_services_projects_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_service" INTEGER NOT NULL,
    "id_project" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_services_projects_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE,
    CONSTRAINT "t_services_projects_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE
);

CREATE TABLE "t_services_roles" (
    "id_service_role" INTEGER NOT NULL CONSTRAINT "t_services_roles_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_service" INTEGER NOT NULL,
    "id_project" INTEGER NULL,
    "id_site" INTEGER NULL,
    "service_role_name" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_services_roles_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE,
    CONSTRAINT "t_services_roles_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE,
    CONSTRAINT "t_services_roles_id_site_fkey" FOREIGN KEY ("id_site") REFERENCES "t_sites" ("id_site") ON DELETE CASCADE
);

CREATE TABLE "t_sessions_types_projects" (
    "id_session_type_project" INTEGER NOT NULL CONSTRAINT "t_sessions_types_projects_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session_type" INTEGER NOT NULL,
    "id_project" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_types_projects_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE,
    CONSTRAINT "t_sessions_types_projects_id_session_type_fkey" FOREIGN KEY ("id_session_type") REFERENCES "t_sessions_types" ("id_session_type") ON DELETE CASCADE
);

CREATE TABLE "t_tests_types_projects" (
    "id_test_type_project" INTEGER NOT NULL CONSTRAINT "t_tests_types_projects_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_test_type" INTEGER NOT NULL,
    "id_project" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_tests_types_projects_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE,
    CONSTRAINT "t_tests_types_projects_id_test_type_fkey" FOREIGN KEY ("id_test_type") REFERENCES "t_tests_types" ("id_test_type") ON DELETE CASCADE
);

CREATE TABLE "t_devices_projects" (
    "id_device_project" INTEGER NOT NULL CONSTRAINT "t_devices_projects_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_device" INTEGER NOT NULL,
    "id_project" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_devices_projects_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device") ON DELETE CASCADE,
    CONSTRAINT "t_devices_projects_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE
);

CREATE TABLE "t_devices_sites" (
    "id_device_site" INTEGER NOT NULL CONSTRAINT "t_devices_sites_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_device" INTEGER NOT NULL,
    "id_site" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_devices_sites_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device") ON DELETE CASCADE,
    CONSTRAINT "t_devices_sites_id_site_fkey" FOREIGN KEY ("id_site") REFERENCES "t_sites" ("id_site") ON DELETE CASCADE
);

CREATE TABLE "t_participants" (
    "id_participant" INTEGER NOT NULL CONSTRAINT "t_participants_pkey" PRIMARY KEY AUTOINCREMENT,
    "participant_uuid" TEXT NOT NULL,
    "participant_name" TEXT NOT NULL,
    "participant_username" TEXT NULL,
    "participant_email" TEXT NULL,
    "participant_password" TEXT NULL,
    "participant_token_enabled" INTEGER NOT NULL,
    "participant_token" TEXT NULL,
    "participant_lastonline" TEXT NULL,
    "participant_enabled" INTEGER NOT NULL,
    "participant_login_enabled" INTEGER NOT NULL,
    "id_participant_group" INTEGER NULL,
    "id_project" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_participants_id_participant_group_fkey" FOREIGN KEY ("id_participant_group") REFERENCES "t_participants_groups" ("id_participant_group") ON DELETE CASCADE,
    CONSTRAINT "t_participants_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE
);

CREATE TABLE "t_services_access" (
    "id_service_access" INTEGER NOT NULL CONSTRAINT "t_services_access_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_user_group" INTEGER NULL,
    "id_device" INTEGER NULL,
    "id_participant_group" INTEGER NULL,
    "id_service_role" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_services_access_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device") ON DELETE CASCADE,
    CONSTRAINT "t_services_access_id_participant_group_fkey" FOREIGN KEY ("id_participant_group") REFERENCES "t_participants_groups" ("id_participant_group") ON DELETE CASCADE,
    CONSTRAINT "t_services_access_id_service_role_fkey" FOREIGN KEY ("id_service_role") REFERENCES "t_services_roles" ("id_service_role") ON DELETE CASCADE,
    CONSTRAINT "t_services_access_id_user_group_fkey" FOREIGN KEY ("id_user_group") REFERENCES "t_users_groups" ("id_user_group") ON DELETE CASCADE
);

CREATE TABLE "t_devices_participants" (
    "id_device_participant" INTEGER NOT NULL CONSTRAINT "t_devices_participants_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_device" INTEGER NOT NULL,
    "id_participant" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_devices_participants_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device"),
    CONSTRAINT "t_devices_participants_id_participant_fkey" FOREIGN KEY ("id_participant") REFERENCES "t_participants" ("id_participant") ON DELETE CASCADE
);

CREATE TABLE "t_services_configs" (
    "id_service_config" INTEGER NOT NULL CONSTRAINT "t_services_configs_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_service" INTEGER NOT NULL,
    "id_user" INTEGER NULL,
    "id_participant" INTEGER NULL,
    "id_device" INTEGER NULL,
    "service_config_config" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_services_configs_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device") ON DELETE CASCADE,
    CONSTRAINT "t_services_configs_id_participant_fkey" FOREIGN KEY ("id_participant") REFERENCES "t_participants" ("id_participant") ON DELETE CASCADE,
    CONSTRAINT "t_services_configs_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE,
    CONSTRAINT "t_services_configs_id_user_fkey" FOREIGN KEY ("id_user") REFERENCES "t_users" ("id_user") ON DELETE CASCADE
);

CREATE TABLE "t_sessions" (
    "id_session" INTEGER NOT NULL CONSTRAINT "t_sessions_pkey" PRIMARY KEY AUTOINCREMENT,
    "session_uuid" TEXT NOT NULL,
    "id_session_type" INTEGER NOT NULL,
    "id_creator_user" INTEGER NULL,
    "id_creator_device" INTEGER NULL,
    "id_creator_participant" INTEGER NULL,
    "id_creator_service" INTEGER NULL,
    "session_name" TEXT NOT NULL,
    "session_start_datetime" TEXT NOT NULL,
    "session_duration" INTEGER NOT NULL,
    "session_status" INTEGER NOT NULL,
    "session_comments" TEXT NULL,
    "session_parameters" TEXT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_id_creator_device_fkey" FOREIGN KEY ("id_creator_device") REFERENCES "t_devices" ("id_device"),
    CONSTRAINT "t_sessions_id_creator_participant_fkey" FOREIGN KEY ("id_creator_participant") REFERENCES "t_participants" ("id_participant"),
    CONSTRAINT "t_sessions_id_creator_service_fkey" FOREIGN KEY ("id_creator_service") REFERENCES "t_services" ("id_service") ON DELETE CASCADE,
    CONSTRAINT "t_sessions_id_creator_user_fkey" FOREIGN KEY ("id_creator_user") REFERENCES "t_users" ("id_user"),
    CONSTRAINT "t_sessions_id_session_type_fkey" FOREIGN KEY ("id_session_type") REFERENCES "t_sessions_types" ("id_session_type")
);

CREATE TABLE "t_services_configs_specifics" (
    "id_service_config_specific" INTEGER NOT NULL CONSTRAINT "t_services_configs_specifics_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_service_config" INTEGER NOT NULL,
    "service_config_specific_id" TEXT NOT NULL,
    "service_config_specific_config" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_services_configs_specifics_id_service_config_fkey" FOREIGN KEY ("id_service_config") REFERENCES "t_services_configs" ("id_service_config") ON DELETE CASCADE
);

CREATE TABLE "t_assets" (
    "id_asset" INTEGER NOT NULL CONSTRAINT "t_assets_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session" INTEGER NOT NULL,
    "id_device" INTEGER NULL,
    "id_participant" INTEGER NULL,
    "id_user" INTEGER NULL,
    "id_service" INTEGER NULL,
    "asset_name" TEXT NOT NULL,
    "asset_uuid" TEXT NOT NULL,
    "asset_service_uuid" TEXT NOT NULL,
    "asset_type" TEXT NOT NULL,
    "asset_datetime" TEXT NULL,
    "asset_expiration_datetime" TEXT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_assets_asset_service_uuid_fkey" FOREIGN KEY ("asset_service_uuid") REFERENCES "t_services" ("service_uuid") ON DELETE CASCADE,
    CONSTRAINT "t_assets_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device"),
    CONSTRAINT "t_assets_id_participant_fkey" FOREIGN KEY ("id_participant") REFERENCES "t_participants" ("id_participant"),
    CONSTRAINT "t_assets_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service"),
    CONSTRAINT "t_assets_id_session_fkey" FOREIGN KEY ("id_session") REFERENCES "t_sessions" ("id_session") ON DELETE CASCADE,
    CONSTRAINT "t_assets_id_user_fkey" FOREIGN KEY ("id_user") REFERENCES "t_users" ("id_user")
);

CREATE TABLE "t_sessions_devices" (
    "id_session_device" INTEGER NOT NULL CONSTRAINT "t_sessions_devices_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session" INTEGER NULL,
    "id_device" INTEGER NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_devices_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device"),
    CONSTRAINT "t_sessions_devices_id_session_fkey" FOREIGN KEY ("id_session") REFERENCES "t_sessions" ("id_session") ON DELETE CASCADE
);

CREATE TABLE "t_sessions_events" (
    "id_session_event" INTEGER NOT NULL CONSTRAINT "t_sessions_events_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session" INTEGER NOT NULL,
    "id_session_event_type" INTEGER NOT NULL,
    "session_event_datetime" TEXT NOT NULL,
    "session_event_text" TEXT NULL,
    "session_event_context" TEXT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_events_id_session_fkey" FOREIGN KEY ("id_session") REFERENCES "t_sessions" ("id_session") ON DELETE CASCADE
);

CREATE TABLE "t_sessions_participants" (
    "id_session_participant" INTEGER NOT NULL CONSTRAINT "t_sessions_participants_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session" INTEGER NULL,
    "id_participant" INTEGER NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_participants_id_participant_fkey" FOREIGN KEY ("id_participant") REFERENCES "t_participants" ("id_participant"),
    CONSTRAINT "t_sessions_participants_id_session_fkey" FOREIGN KEY ("id_session") REFERENCES "t_sessions" ("id_session") ON DELETE CASCADE
);

CREATE TABLE "t_sessions_users" (
    "id_session_user" INTEGER NOT NULL CONSTRAINT "t_sessions_users_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_session" INTEGER NULL,
    "id_user" INTEGER NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_sessions_users_id_session_fkey" FOREIGN KEY ("id_session") REFERENCES "t_sessions" ("id_session") ON DELETE CASCADE,
    CONSTRAINT "t_sessions_users_id_user_fkey" FOREIGN KEY ("id_user") REFERENCES "t_users" ("id_user")
);

CREATE TABLE "t_tests" (
    "id_test" INTEGER NOT NULL CONSTRAINT "t_tests_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_test_type" INTEGER NOT NULL,
    "id_session" INTEGER NOT NULL,
    "id_device" INTEGER NULL,
    "id_participant" INTEGER NULL,
    "id_user" INTEGER NULL,
    "id_service" INTEGER NULL,
    "test_uuid" TEXT NOT NULL,
    "test_name" TEXT NOT NULL,
    "test_datetime" TEXT NOT NULL,
    "test_status" INTEGER NOT NULL,
    "test_summary" TEXT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_tests_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device"),
    CONSTRAINT "t_tests_id_participant_fkey" FOREIGN KEY ("id_participant") REFERENCES "t_participants" ("id_participant"),
    CONSTRAINT "t_tests_id_service_fkey" FOREIGN KEY ("id_service") REFERENCES "t_services" ("id_service"),
    CONSTRAINT "t_tests_id_session_fkey" FOREIGN KEY ("id_session") REFERENCES "t_sessions" ("id_session") ON DELETE CASCADE,
    CONSTRAINT "t_tests_id_test_type_fkey" FOREIGN KEY ("id_test_type") REFERENCES "t_tests_types" ("id_test_type"),
    CONSTRAINT "t_tests_id_user_fkey" FOREIGN KEY ("id_user") REFERENCES "t_users" ("id_user")
);

CREATE TABLE "t_tests_invitations" (
    "id_test_invitation" INTEGER NOT NULL CONSTRAINT "t_tests_invitations_pkey" PRIMARY KEY AUTOINCREMENT,
    "id_test_type" INTEGER NOT NULL,
    "id_session" INTEGER NULL,
    "id_user" INTEGER NULL,
    "id_participant" INTEGER NULL,
    "id_device" INTEGER NULL,
    "id_project" INTEGER NOT NULL,
    "test_invitation_key" TEXT NOT NULL,
    "test_invitation_max_count" INTEGER NOT NULL,
    "test_invitation_count" INTEGER NOT NULL,
    "test_invitation_creation_date" TEXT NOT NULL,
    "test_invitation_expiration_date" TEXT NOT NULL,
    "test_invitation_message" TEXT NULL,
    "version_id" INTEGER NOT NULL,
    "deleted_at" TEXT NULL,
    CONSTRAINT "t_tests_invitations_id_device_fkey" FOREIGN KEY ("id_device") REFERENCES "t_devices" ("id_device") ON DELETE CASCADE,
    CONSTRAINT "t_tests_invitations_id_participant_fkey" FOREIGN KEY ("id_participant") REFERENCES "t_participants" ("id_participant") ON DELETE CASCADE,
    CONSTRAINT "t_tests_invitations_id_project_fkey" FOREIGN KEY ("id_project") REFERENCES "t_projects" ("id_project") ON DELETE CASCADE,
    CONSTRAINT "t_tests_invitations_id_session_fkey" FOREIGN KEY ("id_session") REFERENCES "t_sessions" ("id_session") ON DELETE CASCADE,
    CONSTRAINT "t_tests_invitations_id_test_type_fkey" FOREIGN KEY ("id_test_type") REFERENCES "t_tests_types" ("id_test_type") ON DELETE CASCADE,
    CONSTRAINT "t_tests_invitations_id_user_fkey" FOREIGN KEY ("id_user") REFERENCES "t_users" ("id_user") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "t_assets_asset_uuid_key" ON "t_assets" ("asset_uuid");

CREATE UNIQUE INDEX "t_devices_device_token_key" ON "t_devices" ("device_token");

CREATE UNIQUE INDEX "t_devices_device_uuid_key" ON "t_devices" ("device_uuid");

CREATE UNIQUE INDEX "t_devices_types_device_type_key_key" ON "t_devices_types" ("device_type_key");

CREATE UNIQUE INDEX "t_participants_participant_token_key" ON "t_participants" ("participant_token");

CREATE UNIQUE INDEX "t_participants_participant_uuid_key" ON "t_participants" ("participant_uuid");

CREATE UNIQUE INDEX "t_server_settings_server_settings_name_key" ON "t_server_settings" ("server_settings_name");

CREATE UNIQUE INDEX "t_services_service_key_key" ON "t_services" ("service_key");

CREATE UNIQUE INDEX "t_sessions_session_uuid_key" ON "t_sessions" ("session_uuid");

CREATE UNIQUE INDEX "t_tests_test_uuid_key" ON "t_tests" ("test_uuid");

CREATE UNIQUE INDEX "t_tests_invitations_test_invitation_key_key" ON "t_tests_invitations" ("test_invitation_key");

CREATE UNIQUE INDEX "t_tests_types_test_type_key_key" ON "t_tests_types" ("test_type_key");

CREATE UNIQUE INDEX "t_tests_types_test_type_uuid_key" ON "t_tests_types" ("test_type_uuid");

CREATE UNIQUE INDEX "t_users_user_username_key" ON "t_users" ("user_username");

CREATE UNIQUE INDEX "t_users_user_uuid_key" ON "t_users" ("user_uuid");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261124045135_Original', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE INDEX "ix_t_users_users_groups_id_user" ON "t_users_users_groups" ("id_user");

CREATE INDEX "ix_t_users_users_groups_id_user_group" ON "t_users_users_groups" ("id_user_group");

CREATE INDEX "ix_t_users_preferences_id_user" ON "t_users_preferences" ("id_user");

CREATE INDEX "ix_t_tests_types_sites_id_site" ON "t_tests_types_sites" ("id_site");

CREATE INDEX "ix_t_tests_types_sites_id_test_type" ON "t_tests_types_sites" ("id_test_type");

CREATE INDEX "ix_t_tests_types_projects_id_project" ON "t_tests_types_projects" ("id_project");

CREATE INDEX "ix_t_tests_types_projects_id_test_type" ON "t_tests_types_projects" ("id_test_type");

CREATE INDEX "ix_t_tests_types_id_service" ON "t_tests_types" ("id_service");

CREATE INDEX "ix_t_tests_invitations_id_device" ON "t_tests_invitations" ("id_device");

CREATE INDEX "ix_t_tests_invitations_id_participant" ON "t_tests_invitations" ("id_participant");

CREATE INDEX "ix_t_tests_invitations_id_project" ON "t_tests_invitations" ("id_project");

CREATE INDEX "ix_t_tests_invitations_id_session" ON "t_tests_invitations" ("id_session");

CREATE INDEX "ix_t_tests_invitations_id_test_type" ON "t_tests_invitations" ("id_test_type");

CREATE INDEX "ix_t_tests_invitations_id_user" ON "t_tests_invitations" ("id_user");

CREATE INDEX "ix_t_tests_id_device" ON "t_tests" ("id_device");

CREATE INDEX "ix_t_tests_id_participant" ON "t_tests" ("id_participant");

CREATE INDEX "ix_t_tests_id_service" ON "t_tests" ("id_service");

CREATE INDEX "ix_t_tests_id_session" ON "t_tests" ("id_session");

CREATE INDEX "ix_t_tests_id_test_type" ON "t_tests" ("id_test_type");

CREATE INDEX "ix_t_tests_id_user" ON "t_tests" ("id_user");

CREATE INDEX "ix_t_sessions_users_id_session" ON "t_sessions_users" ("id_session");

CREATE INDEX "ix_t_sessions_users_id_user" ON "t_sessions_users" ("id_user");

CREATE INDEX "ix_t_sessions_types_sites_id_session_type" ON "t_sessions_types_sites" ("id_session_type");

CREATE INDEX "ix_t_sessions_types_sites_id_site" ON "t_sessions_types_sites" ("id_site");

CREATE INDEX "ix_t_sessions_types_services_id_service" ON "t_sessions_types_services" ("id_service");

CREATE INDEX "ix_t_sessions_types_services_id_session_type" ON "t_sessions_types_services" ("id_session_type");

CREATE INDEX "ix_t_sessions_types_projects_id_project" ON "t_sessions_types_projects" ("id_project");

CREATE INDEX "ix_t_sessions_types_projects_id_session_type" ON "t_sessions_types_projects" ("id_session_type");

CREATE INDEX "ix_t_sessions_types_id_service" ON "t_sessions_types" ("id_service");

CREATE INDEX "ix_t_sessions_participants_id_participant" ON "t_sessions_participants" ("id_participant");

CREATE INDEX "ix_t_sessions_participants_id_session" ON "t_sessions_participants" ("id_session");

CREATE INDEX "ix_t_sessions_events_id_session" ON "t_sessions_events" ("id_session");

CREATE INDEX "ix_t_sessions_devices_id_device" ON "t_sessions_devices" ("id_device");

CREATE INDEX "ix_t_sessions_devices_id_session" ON "t_sessions_devices" ("id_session");

CREATE INDEX "ix_t_sessions_id_creator_device" ON "t_sessions" ("id_creator_device");

CREATE INDEX "ix_t_sessions_id_creator_participant" ON "t_sessions" ("id_creator_participant");

CREATE INDEX "ix_t_sessions_id_creator_service" ON "t_sessions" ("id_creator_service");

CREATE INDEX "ix_t_sessions_id_creator_user" ON "t_sessions" ("id_creator_user");

CREATE INDEX "ix_t_sessions_id_session_type" ON "t_sessions" ("id_session_type");

CREATE INDEX "ix_t_sessions_session_start_datetime" ON "t_sessions" ("session_start_datetime");

CREATE INDEX "ix_t_services_sites_id_service" ON "t_services_sites" ("id_service");

CREATE INDEX "ix_t_services_sites_id_site" ON "t_services_sites" ("id_site");

CREATE INDEX "ix_t_services_roles_id_project" ON "t_services_roles" ("id_project");

CREATE INDEX "ix_t_services_roles_id_service" ON "t_services_roles" ("id_service");

CREATE INDEX "ix_t_services_roles_id_site" ON "t_services_roles" ("id_site");

CREATE INDEX "ix_t_services_projects_id_project" ON "t_services_projects" ("id_project");

CREATE INDEX "ix_t_services_projects_id_service" ON "t_services_projects" ("id_service");

CREATE INDEX "ix_t_services_configs_specifics_id_service_config" ON "t_services_configs_specifics" ("id_service_config");

CREATE INDEX "ix_t_services_configs_id_device" ON "t_services_configs" ("id_device");

CREATE INDEX "ix_t_services_configs_id_participant" ON "t_services_configs" ("id_participant");

CREATE INDEX "ix_t_services_configs_id_service" ON "t_services_configs" ("id_service");

CREATE INDEX "ix_t_services_configs_id_user" ON "t_services_configs" ("id_user");

CREATE INDEX "ix_t_services_access_id_device" ON "t_services_access" ("id_device");

CREATE INDEX "ix_t_services_access_id_participant_group" ON "t_services_access" ("id_participant_group");

CREATE INDEX "ix_t_services_access_id_service_role" ON "t_services_access" ("id_service_role");

CREATE INDEX "ix_t_services_access_id_user_group" ON "t_services_access" ("id_user_group");

CREATE INDEX "ix_t_projects_id_site" ON "t_projects" ("id_site");

CREATE INDEX "ix_t_participants_groups_id_project" ON "t_participants_groups" ("id_project");

CREATE INDEX "ix_t_participants_id_participant_group" ON "t_participants" ("id_participant_group");

CREATE INDEX "ix_t_participants_id_project" ON "t_participants" ("id_project");

CREATE INDEX "ix_t_participants_participant_username" ON "t_participants" ("participant_username");

CREATE INDEX "ix_t_devices_subtypes_id_device_type" ON "t_devices_subtypes" ("id_device_type");

CREATE INDEX "ix_t_devices_sites_id_device" ON "t_devices_sites" ("id_device");

CREATE INDEX "ix_t_devices_sites_id_site" ON "t_devices_sites" ("id_site");

CREATE INDEX "ix_t_devices_projects_id_device" ON "t_devices_projects" ("id_device");

CREATE INDEX "ix_t_devices_projects_id_project" ON "t_devices_projects" ("id_project");

CREATE INDEX "ix_t_devices_participants_id_device" ON "t_devices_participants" ("id_device");

CREATE INDEX "ix_t_devices_participants_id_participant" ON "t_devices_participants" ("id_participant");

CREATE INDEX "ix_t_devices_id_device_subtype" ON "t_devices" ("id_device_subtype");

CREATE INDEX "ix_t_devices_id_device_type" ON "t_devices" ("id_device_type");

CREATE INDEX "ix_t_assets_asset_service_uuid" ON "t_assets" ("asset_service_uuid");

CREATE INDEX "ix_t_assets_id_device" ON "t_assets" ("id_device");

CREATE INDEX "ix_t_assets_id_participant" ON "t_assets" ("id_participant");

CREATE INDEX "ix_t_assets_id_service" ON "t_assets" ("id_service");

CREATE INDEX "ix_t_assets_id_session" ON "t_assets" ("id_session");

CREATE INDEX "ix_t_assets_id_user" ON "t_assets" ("id_user");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261124045253_Indexes', '10.0.15');

COMMIT;

