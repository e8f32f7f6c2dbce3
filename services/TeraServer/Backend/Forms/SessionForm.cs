using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class SessionForm
{
    /// <summary>The form, with what there is to choose from in a session's project, in a project, or in all, sorted by name.</summary>
    /// <param name="idSession">A session that the caller sees counts before the project.</param>
    public static async Task<TeraForm> OfAsync(int? idSession, int? idProject, UserScope scope, Func<string, string> text, CancellationToken cancellation)
    {
        var session = idSession is null ? null : await scope.SessionsOfProjects().Where(session => session.IdSession == idSession).Select(session => new
        {
            session.IdSessionType,
            IdProject = session.SessionParticipants.OrderBy(link => link.IdSessionParticipant).Select(link => (int?)link.Participant!.IdProject).FirstOrDefault()
                ?? (int?)session.CreatorParticipant!.IdProject,
        }).FirstOrDefaultAsync(cancellation);
        if (session is not null)
            idProject = session.IdProject;
        else if (idProject is not null && !await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
            idProject = null;

        var lists = (await Lists(idProject, session?.IdSessionType, scope).ToListAsync(cancellation)).ToLookup(choice => (Listed)choice.List);
        return Form(list => [.. lists[list].OrderBy(choice => choice.Name, StringComparer.Ordinal).ThenBy(choice => choice.Id).Select(choice => new TeraFormValue(choice.Id, choice.Name))], text);
    }

    private enum Listed
    {
        SessionTypes,
        Users,
        Devices,
        Participants,
        Services,
    }

    /// <summary>All lists by one statement.</summary>
    private static IQueryable<Choice> Lists(int? idProject, int? idSessionType, UserScope scope)
    {
        var (types, services) = (scope.SessionTypes(), scope.Services());
        var (users, devices, participants) = (scope.Users(), scope.Devices(), scope.Participants());
        if (idProject is not null)
        {
            var ofService = services;
            var project = scope.Db.Projects.Where(project => project.IdProject == idProject);
            var (members, siteAdmins) = (scope.Db.MembersOf(project), scope.Db.SiteAdminsOf(project));
            types = types.Where(type => type.SessionTypeProjects.Any(link => link.IdProject == idProject)
                && (type.SessionTypeCategory != SessionCategory.Service || ofService.Any(service => service.IdService == type.IdService)));
            users = scope.Db.Users.Where(user => user.UserSuperadmin || members.Contains(user.IdUser) || siteAdmins.Contains(user.IdUser) || user.IdUser == scope.User.IdUser);
            devices = scope.Db.Devices.Where(device => device.DeviceProjects.Any(link => link.IdProject == idProject));
            participants = participants.Where(participant => participant.IdProject == idProject);
            services = services.Where(service => service.ServiceProjects.Any(link => link.IdProject == idProject));
        }

        var shownTypes = types;
        return scope.Db.SessionTypes.Where(type => type.IdSessionType == idSessionType || shownTypes.Any(shown => shown.IdSessionType == type.IdSessionType))
            .Select(type => new Choice { List = (int)Listed.SessionTypes, Id = type.IdSessionType, Name = type.SessionTypeName })
            .Concat(users.Select(user => new Choice { List = (int)Listed.Users, Id = user.IdUser, Name = user.UserFirstname + " " + user.UserLastname }))
            .Concat(devices.Select(device => new Choice { List = (int)Listed.Devices, Id = device.IdDevice, Name = device.DeviceName }))
            .Concat(participants.Select(participant => new Choice { List = (int)Listed.Participants, Id = participant.IdParticipant, Name = participant.ParticipantName }))
            .Concat(services.Select(service => new Choice { List = (int)Listed.Services, Id = service.IdService, Name = service.ServiceName }));
    }

    private static TeraForm Form(Func<Listed, IReadOnlyList<TeraFormValue>> choices, Func<string, string> text) => new("session",
        new TeraFormSection("informations", "Information",
            new("id_session", "Session ID", "hidden") { Required = true },
            new("session_uuid", "Session UUID", "hidden") { Required = true },
            new("session_name", "Session Name", "text") { Required = true },
            new("id_session_type", "Session Type", "array") { Required = true, Values = choices(Listed.SessionTypes) },
            new("session_creator_user", "Session User Creator", "hidden"),
            Creator("id_creator_user", "Session User Creator", choices(Listed.Users), "session_creator_user"),
            new("session_creator_device", "Session Creator Device", "hidden"),
            Creator("id_creator_device", "Session Creator Device ID", choices(Listed.Devices), "session_creator_device"),
            new("session_creator_participant", "Session Creator Participant", "hidden"),
            Creator("id_creator_participant", "Session Creator Participant", choices(Listed.Participants), "session_creator_participant"),
            new("session_creator_service", "Session Creator Service", "hidden"),
            Creator("id_creator_service", "Session Creator Service", choices(Listed.Services), "session_creator_service"),
            new("session_start_datetime", "Start Date", "datetime") { Required = true },
            new("session_duration", "Duration", "duration") { Required = true, Default = JsonValue.Create(0), ReadOnly = true },
            new("session_status", "State", "array")
            {
                Required = true,
                Values = [.. new[] { "Planned", "In progess", "Completed", "Cancelled", "Interrupted" }.Select((status, id) => new TeraFormValue(id, text(status)))],
            },
            new("session_parameters", "Parameters", "json"),
            new("session_comments", "Comments", "longtext"),
            new("session_has_device_data", "Session Has Device Data", "hidden")));

    /// <summary>Of the four kinds of creators the one is shown that there is.</summary>
    private static TeraFormItem Creator(string id, string label, IReadOnlyList<TeraFormValue> values, string name) =>
        new(id, label, "array") { Required = true, Values = values, ReadOnly = true, Condition = new(name, "NOT NULL", null) };

    /// <summary>The form of a session type.</summary>
    public static TeraForm Type(IReadOnlyList<TeraFormValue> services, Func<string, string> text) => new("session_type",
        new TeraFormSection("informations", "Information",
            new("id_session_type", "Session Type ID", "hidden") { Required = true },
            new("session_type_name", "Session Type Name", "text") { Required = true },
            new("session_type_category", "Category", "array")
            {
                Required = true,
                Values =
                [
                    new((int)SessionCategory.Service, text("Service")),
                    new((int)SessionCategory.DataCollect, text("Data Collect")),
                    new((int)SessionCategory.FileTransfer, text("File Transfer")),
                    new((int)SessionCategory.Protocol, text("Protocol")),
                ],
            },
            new("id_service", "Service", "array") { Values = services, Condition = new("session_type_category", "=", (int)SessionCategory.Service) },
            new("session_type_service_key", "Session Type Service Key", "hidden"),
            new("session_type_online", "Session Type Online", "boolean") { Required = true },
            new("session_type_color", "Session Type Display Color", "color") { Required = true },
            new("session_type_config", "Session Type Configuration", "longtext")));
}
