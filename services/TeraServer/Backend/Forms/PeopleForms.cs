using System.Text.Json.Nodes;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class PeopleForms
{
    public static TeraForm User(bool withSecondFactor)
    {
        IEnumerable<TeraFormItem> secondFactor =
        [
            new("user_force_password_change", "Force password change", "boolean"),
            new("user_2fa_enabled", "2FA Enabled", "boolean"),
        ];
        return new("user", new TeraFormSection("informations", "Information",
        [
            new("id_user", "User ID", "hidden") { Required = true },
            new("user_uuid", "User UUID", "hidden"),
            new("user_name", "User Full Name", "hidden"),
            new("user_username", "Username", "text") { Required = true },
            new("user_enabled", "User Enabled", "boolean") { Required = true, Default = JsonValue.Create(true) },
            .. withSecondFactor ? secondFactor : [],
            new("user_firstname", "First Name", "text") { Required = true },
            new("user_lastname", "Last Name", "text") { Required = true },
            new("user_email", "Email", "text"),
            new("user_password", "Password", "password") { Confirm = true },
            new("user_superadmin", "User Is Super Administrator", "boolean") { Required = true },
            new("user_lastonline", "Last Connection", "datetime") { ReadOnly = true },
            new("user_notes", "Notes", "longtext"),
            new("user_profile", "Profile", "hidden"),
        ]));
    }

    public static TeraForm UserGroup() => new("user_group",
        new TeraFormSection("infos", "Information",
            new("id_user_group", "User Group ID", "hidden") { Required = true },
            new("user_group_name", "User Group Name", "text") { Required = true }));
}
