using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ServerSettings;

[Table("t_server_settings")]
[Index(nameof(ServerSettingsName), IsUnique = true)]
[PublishesChanges]
public sealed class ServerSetting : Entity, IDescribesChange
{
    /// <summary>The setting that holds the key of device tokens.</summary>
    public const string TokenEncryptionKey = "TokenEncryptionKey";

    /// <summary>The setting that holds the key of participants' static tokens.</summary>
    public const string ParticipantTokenEncryptionKey = "ParticipantTokenEncryptionKey";

    /// <summary>The setting that holds what a device must know to register itself.</summary>
    public const string DeviceRegisterKey = "DeviceRegisterKey";

    /// <summary>The setting that tells this installation from all others.</summary>
    public const string ServerUuid = "ServerUUID";

    /// <summary>The setting that holds the versions of server and clients, as JSON.</summary>
    public const string ServerVersions = "ServerVersions";

    [Key]
    public int IdServerSettings { get; set; }

    public string ServerSettingsName { get; set; } = null!;
    public string ServerSettingsValue { get; set; } = null!;

    /// <summary>A new random key of letters and digits.</summary>
    public static string NewKey(int length) =>
        RandomNumberGenerator.GetString("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", length);

    /// <summary>Keys are no news for everybody who reads database events.</summary>
    Task IDescribesChange.DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken)
    {
        if (ServerSettingsName is TokenEncryptionKey or ParticipantTokenEncryptionKey or DeviceRegisterKey)
            change.Remove("server_settings_value");
        return Task.CompletedTask;
    }
}
