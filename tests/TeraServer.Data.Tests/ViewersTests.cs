using OpenTera.TeraServer.Identity;
using OpenTera.TeraServer.Scopes;
using OpenTera.TeraServer.WebSockets;

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>Events go to exactly those to whom the REST API shows the one that they tell of, whatever roles there are.</summary>
public sealed class ViewersTests(Servers servers)
{
    private static readonly ParticipantAccess Full = new(IsFull: true);

    public static TheoryData<Provider, int> Worlds => new(from provider in Enum.GetValues<Provider>() from seed in (int[])[1, 2] select (provider, seed));

    [Theory, MemberData(nameof(Worlds))]
    public async Task Who_sees_somebody_is_who_is_told(Provider provider, int seed)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var db = server.Db;
        await GenerateAsync(db, new Random(seed));
        db.ChangeTracker.Clear();
        var users = await db.Users.AsNoTracking().ToListAsync();
        var participants = await db.Participants.AsNoTracking().ToListAsync();
        var devices = await db.Devices.AsNoTracking().ToListAsync();

        var seen = new HashSet<(string Viewer, string Seen)>();
        foreach (var user in users)
        {
            var scope = new UserScope(db, user);
            var uuids = scope.Users().Select(other => other.UserUuid).Concat(scope.Participants().Select(other => other.ParticipantUuid)).Concat(scope.Devices().Select(other => other.DeviceUuid));
            seen.UnionWith((await uuids.ToListAsync()).Select(uuid => (user.UserUuid, uuid)));
        }

        foreach (var participant in participants)
            seen.UnionWith((await new ParticipantScope(db, participant, Full).Devices().Select(device => device.DeviceUuid).ToListAsync()).Append(participant.ParticipantUuid).Select(uuid => (participant.ParticipantUuid, uuid)));
        foreach (var device in devices)
            seen.UnionWith((await new DeviceScope(db, device).Participants().Select(other => other.ParticipantUuid).ToListAsync()).Append(device.DeviceUuid).Select(uuid => (device.DeviceUuid, uuid)));

        var told = new HashSet<(string Viewer, string Seen)>();
        foreach (var uuid in users.Select(user => user.UserUuid))
            told.UnionWith((await db.ViewersOfUser(uuid).ToListAsync()).Select(viewer => (viewer, uuid)));
        foreach (var uuid in participants.Select(participant => participant.ParticipantUuid))
            told.UnionWith((await db.ViewersOfParticipant(uuid).ToListAsync()).Select(viewer => (viewer, uuid)));
        foreach (var uuid in devices.Select(device => device.DeviceUuid))
            told.UnionWith((await db.ViewersOfDevice(uuid).ToListAsync()).Select(viewer => (viewer, uuid)));

        Assert.Empty(seen.Except(told));
        Assert.Empty(told.Except(seen));
        Assert.InRange(seen.Count, users.Count + participants.Count + devices.Count, (users.Count + participants.Count + devices.Count) * users.Count);
    }

    /// <summary>Users in groups with any roles of any service in any sites and projects, some of which are deleted, and whom and what they may see.</summary>
    private static async Task GenerateAsync(TeraContext db, Random random)
    {
        int[] services = [1, 6];
        var sites = new List<Site>();
        var projects = new List<Project>();
        var groups = new List<UserGroup>();
        for (var number = 0; number < 3; number++)
        {
            var site = await db.InsertAsync(new Site { SiteName = $"Site {number}" });
            sites.Add(site);
            for (var project = 0; project < 2; project++)
                projects.Add(await db.InsertAsync(new Project { ProjectName = $"Project {number}.{project}", IdSite = site.IdSite }));
        }

        for (var number = 0; number < 8; number++)
            groups.Add(await db.InsertAsync(new UserGroup { UserGroupName = $"Group {number}" }));
        foreach (var group in groups)
        {
            for (var number = random.Next(3); number >= 0; number--)
            {
                var role = await db.InsertAsync(new ServiceRole { IdService = services[random.Next(2)], ServiceRoleName = random.Next(2) == 0 ? "admin" : "user" });
                switch (random.Next(5))
                {
                    case 0 or 1: role.IdSite = Any(sites).IdSite; break;
                    case 2 or 3: role.IdProject = Any(projects).IdProject; break;
                }
                await db.UpdateAsync(role);
                await db.LinkAsync(new ServiceAccess { IdUserGroup = group.IdUserGroup, IdServiceRole = role.IdServiceRole });
            }
        }

        for (var number = 0; number < 12; number++)
        {
            var user = await db.InsertAsync(new User { UserUsername = $"user-{number}", UserFirstname = "User", UserLastname = $"{number}", UserPassword = "-", UserSuperadmin = number == 0 });
            for (var membership = random.Next(3); membership > 0; membership--)
                await db.LinkAsync(new UserUserGroup { IdUser = user.IdUser, IdUserGroup = Any(groups).IdUserGroup });
        }

        for (var number = 0; number < 8; number++)
        {
            var project = Any(projects);
            var participant = await db.InsertAsync(new Participant { ParticipantName = $"Participant {number}", IdProject = project.IdProject });
            var device = await db.InsertAsync(new Device { DeviceName = $"Device {number}", IdDeviceType = 1 });
            if (random.Next(4) == 0)
                continue;
            await db.LinkAsync(new DeviceSite { IdDevice = device.IdDevice, IdSite = project.IdSite });
            await db.LinkAsync(new DeviceProject { IdDevice = device.IdDevice, IdProject = project.IdProject });
            if (random.Next(2) == 0)
                await db.LinkAsync(new DeviceParticipant { IdDevice = device.IdDevice, IdParticipant = participant.IdParticipant });
        }

        await db.DeleteAsync(await db.UserUserGroups.Where(membership => membership.IdUserGroup == groups[0].IdUserGroup).ToListAsync());
        await db.DeleteAsync(groups[0]);
        await db.DeleteAsync(await db.UserUserGroups.OrderBy(membership => membership.IdUserUserGroup).LastAsync());
        await db.DeleteAsync(await db.ServiceAccesses.OrderBy(access => access.IdServiceAccess).LastAsync());

        T Any<T>(List<T> list) => list[random.Next(list.Count)];
    }
}
