using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService.Events;

/// <summary>
/// Which events a caller may see: a super administrator all; everybody what is about themselves; a user, besides, what is about the users, participants
/// and devices that TeraServer lets them see. Where TeraServer does not say, nothing.
/// </summary>
public sealed class Visibility(TeraIdentity caller, ITeraServerClient teraServer)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim asking = new(1);
    private HashSet<string> visible = [];
    private DateTime askedAt;

    public async ValueTask<bool> MaySeeAsync(string? uuid, CancellationToken cancellationToken) => caller switch
    {
        TeraUser { UserSuperadmin: true } => true,
        _ when uuid is null => false,
        _ when uuid == caller.Uuid => true,
        TeraUser user => (await VisibleAsync(user, cancellationToken)).Contains(uuid),
        _ => false,
    };

    private async Task<HashSet<string>> VisibleAsync(TeraUser user, CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (DateTime.UtcNow - askedAt > GoodFor)
            {
                var access = await teraServer.GetAccessAsync(user, cancellationToken);
                visible = [.. new[] { access?.Users, access?.Participants, access?.Devices }.SelectMany(list => list ?? []).Select(item => item.Uuid!)];
                askedAt = DateTime.UtcNow;
            }
            return visible;
        }
        catch (TeraServerException)
        {
            (visible, askedAt) = ([], DateTime.UtcNow);
            return visible;
        }
        finally
        {
            asking.Release();
        }
    }
}
