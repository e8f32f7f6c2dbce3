using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class TestTypeForm
{
    public static TeraForm TestType(IReadOnlyList<TeraFormValue> services) => new("test_type",
        new TeraFormSection("informations", "",
            new("id_test_type", "Test Type ID", "hidden") { Required = true },
            new("test_type_name", "Name", "text") { Required = true },
            new("id_service", "Service", "array") { Required = true, Values = services },
            new("test_type_uuid", "UUID", "hidden") { Required = true },
            new("test_type_key", "Unique Key", "text"),
            new("test_type_has_json_format", "Expose JSON structure", "boolean"),
            new("test_type_has_web_format", "Expose Web interface", "boolean"),
            new("test_type_has_web_editor", "Expose Web editor", "boolean"),
            new("test_type_description", "Description", "longtext")));
}
