using System.Text.Json.Nodes;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class ServiceForms
{
    public static TeraForm Service() => new("service",
        new TeraFormSection("infos", "Information",
            new("id_service", "Service ID", "hidden") { Required = true },
            new("service_uuid", "Service UUID", "label") { ReadOnly = false },
            new("service_name", "Service Name", "text") { Required = true },
            new("service_key", "Service Key", "text") { Required = true },
            new("service_hostname", "Service Hostname", "text") { Required = true },
            new("service_port", "Service Internal Port", "numeric") { Required = true },
            new("service_endpoint", "Service Internal URL", "text") { Required = true },
            new("service_clientendpoint", "Service External Endpoint", "text") { Required = true },
            new("service_endpoint_user", "Service User Endpoint", "text"),
            new("service_endpoint_participant", "Service Participant Endpoint", "text"),
            new("service_endpoint_device", "Service Device Endpoint", "text"),
            new("service_system", "System Service", "boolean") { Required = true },
            new("service_enabled", "Service Enabled", "boolean") { Required = true },
            new("service_has_assets", "Service Contains Assets", "boolean") { Required = true },
            new("service_has_tests", "Service Contains Tests", "boolean") { Required = true },
            new("service_editable_config", "Service has editable config", "boolean"),
            new("service_default_config", "Service Default Configuration", "longtext")));

    public static TeraForm Config() => new("service_config",
        new TeraFormSection("infos", "Information",
            new("id_service", "Service ID", "hidden") { Required = true },
            new("id_service_config", "Service Config ID", "hidden") { Required = true },
            new("id_user", "User ID", "hidden"),
            new("id_device", "Device ID", "hidden"),
            new("id_participant", "Participant ID", "hidden"),
            new("service_config_config", "Service Config", "hidden") { Required = true }));

    /// <summary>What is in a service's configuration. The server knows it of the video service only, as the original does.</summary>
    public static TeraForm ConfigOf(string serviceKey) => serviceKey == "VideoRehabService" ? new("service_config_config", Video()) : new("service_config_config");

    private static TeraFormSection Video()
    {
        var withPtz = new TeraFormCondition("camera_ptz", "=", true);
        return new("main_audio_video", "Multimedia Configuration",
            new("camera", "Camera", "videoinputs"),
            new("mirror", "Mirrored image", "boolean") { Default = JsonValue.Create(true) },
            new("blur", "Blurred background", "boolean"),
            new("teracam_src", "URL", "text") { Required = true, Condition = new("camera", "=", "OpenTeraCam") },
            new("camera_ptz", "Pan-Tilt-Zoom Camera", "boolean"),
            new("camera_ptz_type", "Control Type", "array") { Required = true, Values = [new("0", "Vivotek")], Condition = withPtz },
            new("camera_ptz_ip", "Network Address", "text") { Required = true, Condition = withPtz },
            new("camera_ptz_port", "Port", "numeric") { Required = true, Condition = withPtz },
            new("camera_ptz_username", "Username", "text") { Required = true, Condition = withPtz },
            new("camera_ptz_password", "Password", "password") { Required = true, Condition = withPtz },
            new("audio", "Microphone", "audioinputs"),
            new("camera2", "Secondary Camera", "videoinputs"));
    }
}
