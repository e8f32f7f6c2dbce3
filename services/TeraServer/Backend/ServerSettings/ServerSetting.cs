using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ServerSettings;

[Table("t_server_settings")]
[Index(nameof(ServerSettingsName), IsUnique = true)]
public sealed class ServerSetting : Entity
{
    [Key]
    public int IdServerSettings { get; set; }

    public string ServerSettingsName { get; set; } = null!;
    public string ServerSettingsValue { get; set; } = null!;
}
