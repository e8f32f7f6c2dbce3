using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

internal static class UserDeviceChanges
{
    public sealed record DeletedDevice : Query<DeletedDevice>
    {
        [Help("Device ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    public static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["device"] is not { } values)
            return Refusal.BadRequest("Missing device");
        if (!values.Has("id_device"))
            return Refusal.BadRequest("Missing id_device");
        if (!int.TryParse(values.String("id_device"), out var idDevice))
            return Refusal.Forbidden;

        var projects = values.TakeIds("device_projects", "id_project");
        var sites = values.TakeIds("device_sites", "id_site");
        if (projects is not null && await AdminSitesOf(projects, scope).CountAsync(cancellation) < projects.Count)
            return new Refusal(StatusCodes.Status403Forbidden, "No site admin access for at a least one project in the list");
        if (sites is not null && await scope.AdminSites().CountAsync(site => sites.Contains(site.IdSite), cancellation) < sites.Count)
            return new Refusal(StatusCodes.Status403Forbidden, "No site admin access for at a least one site in the list");

        var device = idDevice == 0
            ? scope.User.UserSuperadmin || projects?.Count > 0 || sites?.Count > 0 ? new Device() : null
            : await scope.AdminDevices().FirstOrDefaultAsync(device => device.IdDevice == idDevice, cancellation);
        if (device is null)
            return Refusal.Forbidden;

        values.Remove("device_subtype");
        if (idDevice != 0)
        {
            values.Remove("device_uuid");
            if (!await IsInAdminSitesByProjectAsync(device, scope, cancellation))
                values.Keep("device_config", "device_notes");
        }

        values.ApplyTo(scope.Db.Entry(device));
        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        await (idDevice == 0 ? scope.Db.InsertAsync(device, cancellation) : scope.Db.UpdateAsync(device, cancellation));
        try
        {
            if (sites is not null)
                await SetSitesAsync(device, sites, scope, cancellation);
            if (projects is not null)
                await SetProjectsAsync(device, projects, scope, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse(UserDeviceProjects.InUse);
        }

        await transaction.CommitAsync(cancellation);
        return Answer.Row(device);
    }

    /// <summary>The sites of projects, one a project, where the user administers them.</summary>
    private static IQueryable<int> AdminSitesOf(HashSet<int> projects, UserScope scope)
    {
        var sites = scope.AdminSites();
        return scope.Db.Projects.Where(project => projects.Contains(project.IdProject) && sites.Any(site => site.IdSite == project.IdSite)).Select(project => project.IdSite);
    }

    private static async Task<bool> IsInAdminSitesByProjectAsync(Device device, UserScope scope, CancellationToken cancellation)
    {
        var sites = scope.AdminSites();
        return scope.User.UserSuperadmin || await scope.Db.DeviceProjects.AnyAsync(
            link => link.IdDevice == device.IdDevice && sites.Any(site => site.IdSite == link.Project.IdSite), cancellation);
    }

    /// <summary>Sites that the user does not administer stay as they are.</summary>
    private static async Task SetSitesAsync(Device device, HashSet<int> sites, UserScope scope, CancellationToken cancellation)
    {
        var admin = scope.AdminSites();
        await scope.Db.LinkAsync(sites.Select(site => new DeviceSite { IdDevice = device.IdDevice, IdSite = site }).ToList(), cancellation);
        var gone = scope.Db.DeviceSites.Where(link => link.IdDevice == device.IdDevice && !sites.Contains(link.IdSite) && admin.Any(site => site.IdSite == link.IdSite));
        await scope.Db.DeleteAsync(await gone.ToListAsync(cancellation), cancellation);
    }

    /// <summary>A device in a project is in its site too. Projects that the user does not administer stay as they are.</summary>
    private static async Task SetProjectsAsync(Device device, HashSet<int> projects, UserScope scope, CancellationToken cancellation)
    {
        var admin = scope.AdminProjects();
        var sites = await AdminSitesOf(projects, scope).Distinct().ToListAsync(cancellation);
        await scope.Db.LinkAsync(sites.ConvertAll(site => new DeviceSite { IdDevice = device.IdDevice, IdSite = site }), cancellation);
        await scope.Db.LinkAsync(projects.Select(project => new DeviceProject { IdDevice = device.IdDevice, IdProject = project }).ToList(), cancellation);
        var gone = scope.Db.DeviceProjects.Where(
            link => link.IdDevice == device.IdDevice && !projects.Contains(link.IdProject) && admin.Any(project => project.IdProject == link.IdProject));
        await scope.Db.DeleteAsync(await gone.ToListAsync(cancellation), cancellation);
    }

    public static async Task<IResult> Delete(DeletedDevice query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.Devices.FirstOrDefaultAsync(device => device.IdDevice == query.Id, cancellation) is not { } device)
            return Refusal.BadRequest("Invalid id");

        if (!scope.User.UserSuperadmin)
        {
            var admin = scope.AdminProjects();
            var links = await scope.Db.DeviceProjects.Where(link => link.IdDevice == device.IdDevice)
                .Select(link => new { Link = link, IsOwn = admin.Any(project => project.IdProject == link.IdProject) }).ToListAsync(cancellation);
            if (links.Count == 0 ? !await scope.AdminDevices().ContainsAsync(device, cancellation) : !links.Exists(link => link.IsOwn))
                return Refusal.Forbidden;
            if (!links.TrueForAll(link => link.IsOwn))
            {
                // To the user it is gone. What it did in the projects stays, so nothing of that is in the way.
                foreach (var link in links.Where(link => link.IsOwn))
                    link.Link.DeletedAt = DateTimeOffset.UtcNow;
                await scope.Db.SaveChangesAsync(cancellation);
                return Answer.Text("Device successfully deleted");
            }
        }

        try
        {
            await scope.Db.DeleteAsync(device, cancellation);
        }
        catch (IntegrityException inUse)
        {
            return Refusal.InUse(inUse.Table switch
            {
                "t_devices_participants" => "Can't delete device: please delete all participants association before deleting.",
                "t_sessions_devices" => "Can't delete device: please remove all sessions referring to that device before deleting.",
                "t_sessions" => "Can't delete device: please remove all sessions created by that device before deleting.",
                "t_assets" => "Can't delete device: please delete all assets created by that device before deleting.",
                "t_tests" => "Can't delete device: please delete all tests created by that device before deleting.",
                _ => "Can't delete device: please remove all related sessions, assets and tests before deleting.",
            });
        }

        return Answer.Text("Device successfully deleted");
    }
}
