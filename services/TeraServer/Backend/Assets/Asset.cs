using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Assets;

[Table("t_assets")]
[Index(nameof(AssetUuid), IsUnique = true)]
[PublishesChanges(nameof(IdAsset), nameof(AssetUuid))]
public sealed class Asset : SoftDeletableEntity
{
    [Key]
    public int IdAsset { get; set; }

    public int IdSession { get; set; }
    public int? IdDevice { get; set; }
    public int? IdParticipant { get; set; }
    public int? IdUser { get; set; }
    public int? IdService { get; set; }
    public string AssetName { get; set; } = null!;

    [MaxLength(36)]
    public string AssetUuid { get; set; } = null!;

    [MaxLength(36)]
    public string AssetServiceUuid { get; set; } = null!;

    public string AssetType { get; set; } = null!;
    public DateTimeOffset? AssetDatetime { get; set; }
    public DateTimeOffset? AssetExpirationDatetime { get; set; }

    [ForeignKey(nameof(AssetServiceUuid)), InverseProperty(nameof(Service.OwnedAssets))]
    public Service OwnerService { get; set; } = null!;

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device? Device { get; set; }

    [ForeignKey(nameof(IdParticipant)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Participant? Participant { get; set; }

    [ForeignKey(nameof(IdService)), InverseProperty(nameof(Service.Assets)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Service? Service { get; set; }

    [ForeignKey(nameof(IdSession))]
    public Session Session { get; set; } = null!;

    [ForeignKey(nameof(IdUser)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public User? User { get; set; }
}
