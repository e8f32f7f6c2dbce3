using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.TeraServer;
using OpenTera.TeraServer.Texts;

namespace OpenTera.TeraServer.Forms;

/// <summary>Forms by which clients let their users edit things, with what there is to choose from.</summary>
public static class UserForms
{
    private static readonly TimeSpan ServiceAnswersWithin = TimeSpan.FromSeconds(5);

    public static void MapUserForms(this IEndpointRouteBuilder user) =>
        user.MapGet("/forms", Get).WithSummary("Get the form of a kind of thing.");

    public sealed record FormsQuery : Query<FormsQuery>
    {
        [Help("Data type of the required form. Currently, the following data types are supported: \n device\ndevice_type\ndevice_subtype\ngroup\nparticipant\nproject\nservice\nservice_config\nsession\nsession_type\nsession_type_config\nsite\ntest_type\nuser\nuser_group\nversions\n")]
        public string? Type { get; init; }

        [Help("Specific id of subitem to query. Used to provide context to the returned form.")]
        public int? Id { get; init; }

        [Help("Specific id_project used to limit arrays list in some forms")]
        public int? IdProject { get; init; }

        [Help("Specific id_site used to limit arrays list in some forms")]
        public int? IdSite { get; init; }

        [Help("Specific key of subitem to query. Used with service_config.")]
        public string? Key { get; init; }
    }

    private static async Task<IResult> Get(FormsQuery query, UserScope scope, HttpContext context, IMessageBus bus, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.Type is null)
            return Refusal.BadRequest("Missing type");
        if (query is { Type: "session_type_config", Id: null })
            return Refusal.BadRequest("Missing session type id");
        if (query.Type == "session_type_config" && await scope.Db.SessionTypes.Include(type => type.Service).AsNoTracking().FirstOrDefaultAsync(type => type.IdSessionType == query.Id, cancellation) is { } sessionType)
            return await SessionTypeConfigAsync(sessionType, bus, cancellation);

        var text = (string english) => context.Localized(english);
        var form = query.Type switch
        {
            "device" => DeviceForms.Device(await DeviceTypesAsync(scope, text, cancellation)),
            "device_subtype" => DeviceForms.Subtype(await DeviceTypesAsync(scope, text, cancellation)),
            "device_type" => DeviceForms.Type(),
            "group" => ParticipantForms.Group(await Choices.OfAsync(ProjectsForGroup(query, scope).OrderBy(project => project.IdProject)
                .Select(project => new Choice { Id = project.IdProject, Name = project.ProjectName + " [" + project.Site.SiteName + "]" }), cancellation)),
            "participant" => ParticipantForms.Participant(await Choices.OfAsync(GroupsForParticipant(query, scope).OrderBy(group => group.IdParticipantGroup)
                .Select(group => new Choice { Id = group.IdParticipantGroup, Name = group.ParticipantGroupName }), cancellation)),
            "project" => PlaceForms.Project(await Choices.OfAsync(scope.Sites().OrderBy(site => site.SiteName).Select(site => new Choice { Id = site.IdSite, Name = site.SiteName }), cancellation)),
            "service" => ServiceForms.Service(),
            "service_config" => await ServiceConfigAsync(query, scope, cancellation),
            "session" => await SessionForm.OfAsync(query.Id, query.IdProject, scope, text, cancellation),
            "session_type" => SessionForm.Type(await ServicesAsync(scope, cancellation), text),
            "site" => PlaceForms.Site(ShowsSecondFactor(context.Request)),
            "test_type" => TestTypeForm.TestType(await ServicesAsync(scope, cancellation)),
            "user" => PeopleForms.User(ShowsSecondFactor(context.Request)),
            "user_group" => PeopleForms.UserGroup(),
            "versions" => VersionsForm.Versions(await ServerVersions.LoadAsync(scope.Db, cancellation) ?? new ServerVersions(), text),
            _ => null,
        };
        return form is null ? Refusal.BadRequest("Unknown form type: ", query.Type) : Answer.Json(form.ToJson(text));
    }

    /// <summary>The service whose session type it is knows the form.</summary>
    private static async Task<IResult> SessionTypeConfigAsync(SessionType type, IMessageBus bus, CancellationToken cancellation)
    {
        if (type is not { SessionTypeCategory: SessionCategory.Service, Service: { } service })
            return Answer.Json(new TeraForm("session_type_config").ToJson());
        try
        {
            return Answer.Json(await bus.CallAsync(Topics.ServiceRpc(service.ServiceKey), "session_type_config", [$$"""{"id_session_type": {{type.IdSessionType}}}"""], ServiceAnswersWithin, cancellation));
        }
        catch (Exception noAnswer) when (noAnswer is RpcTimeoutException or RpcException)
        {
            return new Refusal(StatusCodes.Status408RequestTimeout, "No reply from service while querying session type config");
        }
    }

    private static async Task<TeraForm> ServiceConfigAsync(FormsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query is { Id: null, Key: null })
            return ServiceForms.Config();
        var key = await scope.Db.Services.Where(service => query.Key == null ? service.IdService == query.Id : service.ServiceKey == query.Key)
            .Select(service => service.ServiceKey).FirstOrDefaultAsync(cancellation);
        return key is null ? throw new RefusedException(Refusal.BadRequest("Invalid service specified")) : ServiceForms.ConfigOf(key);
    }

    /// <summary>Projects of a site; of a group's site; or all.</summary>
    private static IQueryable<Project> ProjectsForGroup(FormsQuery query, UserScope scope)
    {
        if (query.IdSite is { } idSite)
            return scope.Projects().Where(project => project.IdSite == idSite);
        var groups = scope.ParticipantGroups().Where(group => group.IdParticipantGroup == query.Id);
        return scope.Projects().Where(project => !groups.Any() || groups.Any(group => group.Project.IdSite == project.IdSite));
    }

    /// <summary>Groups of a project; of a participant's project; or all.</summary>
    private static IQueryable<ParticipantGroup> GroupsForParticipant(FormsQuery query, UserScope scope)
    {
        var projects = scope.Projects().Where(project => project.IdProject == query.IdProject);
        var participants = scope.Participants().Where(participant => participant.IdParticipant == query.Id);
        return scope.ParticipantGroups().Where(group => projects.Any()
            ? group.IdProject == query.IdProject
            : !participants.Any() || participants.Any(participant => participant.IdProject == group.IdProject));
    }

    private static async Task<IReadOnlyList<TeraFormValue>> DeviceTypesAsync(UserScope scope, Func<string, string> text, CancellationToken cancellation) =>
        [.. (await Choices.OfAsync(scope.Db.DeviceTypes.OrderBy(type => type.IdDeviceType).Select(type => new Choice { Id = type.IdDeviceType, Name = type.DeviceTypeName }), cancellation))
            .Select(type => type with { Label = text(type.Label) })];

    private static Task<IReadOnlyList<TeraFormValue>> ServicesAsync(UserScope scope, CancellationToken cancellation) =>
        Choices.OfAsync(scope.Services().OrderBy(service => service.IdService).Select(service => new Choice { Id = service.IdService, Name = service.ServiceName }), cancellation);

    /// <summary>OpenTeraPlus knows of it from 1.3 on.</summary>
    private static bool ShowsSecondFactor(HttpRequest request)
    {
        if (request.Headers["X-Client-Name"] != "OpenTeraPlus" || request.Headers["X-Client-Version"] is not [{ } version])
            return true;
        return version.Split('.') is [var major, var minor, ..] && int.TryParse(major, out var first) && int.TryParse(minor, out var second) && (first, second) is not (1, < 3);
    }
}
