using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class DeviceForms
{
    public static TeraForm Device(IReadOnlyList<TeraFormValue> types) => new("device",
        new("details", "Parameters",
            new("id_device", "Device ID", "hidden") { Required = true },
            new("device_uuid", "Device UUID", "hidden") { Required = true },
            new("device_name", "Device Name", "text") { Required = true },
            new("id_device_type", "Device Type ID", "array") { Required = true, Values = types },
            new("id_device_subtype", "Device Sub-Type", "array") { Condition = new("id_device_type", "=", "changed", "/api/user/devicesubtypes?id_device_type=") },
            new("device_token", "Access Token", "longlabel") { ReadOnly = false },
            new("device_certificate", "Certificate", "hidden") { ReadOnly = true },
            new("device_enabled", "Device Enabled?", "boolean") { Required = true },
            new("device_onlineable", "Device Onlineable?", "boolean") { Required = true },
            new("device_lastonline", "Last Connection", "datetime") { ReadOnly = true }),
        new("infos", "Information", new TeraFormItem("device_infos", "Device Information", "longtext")),
        new("config", "Configuration", new TeraFormItem("device_config", "Device Configuration", "longtext")),
        new("notes", "Notes", new TeraFormItem("device_notes", "Notes", "longtext")));

    public static TeraForm Subtype(IReadOnlyList<TeraFormValue> types) => new("device_subtype",
        new TeraFormSection("infos", "Information",
            new("id_device_subtype", "Device Sub-Type ID", "hidden") { Required = true },
            new("device_subtype_name", "Device Sub-Type Name", "text") { Required = true },
            new("id_device_type", "Device Type ID", "array") { Required = true, Values = types }));

    public static TeraForm Type() => new("device_type",
        new TeraFormSection("infos", "Information",
            new("id_device_type", "Device Type ID", "hidden") { Required = true },
            new("device_type_name", "Device Type Name", "text") { Required = true },
            new("device_type_key", "Device Type Key", "text") { Required = true }));
}
