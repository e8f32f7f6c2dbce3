using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class VersionsForm
{
    /// <summary>A section for the server, and one for each client it knows.</summary>
    public static TeraForm Versions(ServerVersions versions, Func<string, string> text) => new("versions",
    [
        new("infos", "Information",
            Shown("version_string", "OpenTeraServer version string", "hidden"),
            Shown("version_major", "OpenTeraServer major version number", "text"),
            Shown("version_minor", "OpenTeraServer minor version number", "text"),
            Shown("version_patch", "OpenTeraServer patch version number", "text")),
        .. versions.Clients.Values.Select(client => new TeraFormSection(client.ClientName ?? "", $"{client.ClientName} {text("Versions")}",
            Shown("client_name", "Client name", "text"),
            Shown("client_description", "Client description", "longtext"),
            Shown("client_version", "Client version", "text"),
            Shown("client_documentation_url", "Client documentation url", "text"),
            Shown("client_windows_download_url", "Client windows version", "text"),
            Shown("client_mac_download_url", "Client mac version", "text"),
            Shown("client_linux_download_url", "Client linux version", "text"))),
    ]);

    private static TeraFormItem Shown(string id, string label, string type) => new(id, label, type) { Required = true, ReadOnly = true };
}
