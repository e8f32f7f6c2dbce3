using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ServerSettings;

[Table("t_server_settings")]
[Index(nameof(ServerSettingsName), IsUnique = true)]
public sealed class ServerSetting : Entity
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
}
