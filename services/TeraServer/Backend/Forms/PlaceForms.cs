using System.Text.Json.Nodes;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class PlaceForms
{
    public static TeraForm Site(bool withSecondFactor)
    {
        IEnumerable<TeraFormItem> secondFactor = [new("site_2fa_required", "Users Require 2FA", "boolean")];
        return new("site", new TeraFormSection("informations", "Information",
        [
            new("id_site", "Site ID", "hidden") { Required = true },
            new("site_name", "Site Name", "text") { Required = true },
            .. withSecondFactor ? secondFactor : [],
            new("site_role", "Site Role", "hidden"),
        ]));
    }

    public static TeraForm Project(IReadOnlyList<TeraFormValue> sites) => new("project",
        new("informations", "Information",
            new("id_project", "Project ID", "hidden") { Required = true },
            new("project_name", "Project Name", "text") { Required = true },
            new("project_enabled", "Enabled", "boolean") { Required = true, Default = JsonValue.Create(true) },
            new("id_site", "Site", "array") { Required = true, Values = sites },
            new("project_role", "Role", "hidden"),
            new("site_name", "Site Name", "hidden")),
        new("description", "Description", new TeraFormItem("project_description", "Description", "longtext")));
}
