using OpenTera.ServiceDefaults.Identity;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>
/// Which events a caller may see: a super administrator all; everybody what is about themselves; a user, besides, what is about the users, participants
/// and devices that TeraServer lets them see. Where TeraServer does not say, nothing.
/// </summary>
/// <param name="caller">Who is going to see the events.</param>
/// <param name="teraServer">Who says what a user may see; it is asked twice a minute at most.</param>
public sealed class EventVisibility(TeraIdentity caller, ITeraServerClient teraServer)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim asking = new(1);
    private HashSet<string> visible = [];
    private DateTime askedAt;

    /// <summary>Whether the caller may see an event.</summary>
    /// <param name="uuid">Whom the event is about; null: nobody.</param>
    /// <param name="cancellationToken">Ends the question to TeraServer.</param>
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
