namespace OpenTera.TeraServer.Tests.Access;

/// <summary>Somebody who calls, and what it may be shown, as the original's rules say: written down once more here, over the marks of rows alone.</summary>
internal sealed record Caller(string Api, string Token, Func<Row, bool> MaySee)
{
    public static readonly string[] Names =
        ["super administrator", "site administrator", "project administrator", "user of two projects", "user without access", "participant by login", "participant by token", "device", "service"];

    public static Caller Of(string name, World world, Keys keys)
    {
        Mark participant = new(1, 1, Owner.Participant), device = new(1, 0, Owner.Device), service = new(1, 0, Owner.Service);
        return name switch
        {
            "super administrator" => User(keys.Super, _ => true),
            "site administrator" => User(world["user", new(1, 0, Owner.Staff)], mark => mark.Site == 1),
            "project administrator" => User(world["user", new(1, 1, Owner.Staff)], mark => IsOfProject(mark, 1, 1)),
            "user of two projects" => User(keys.OfTwoProjects, mark => IsOfProject(mark, 1, 1) || IsOfProject(mark, 2, 2)),
            "user without access" => User(keys.WithoutAccess, _ => false),
            "participant by login" => new("participant", TestTokens.Sign(keys.Participant, new { participant_uuid = World.Uuid(world["participant", participant]), exp = Expiry }), SeesAsParticipant),
            "participant by token" => new("participant", World.StaticToken(world["participant", participant]), SeesAsParticipant),
            "device" => new("device", World.StaticToken(world["device", device]), SeesAsDevice),
            "service" => new("service", TestTokens.Sign(keys.Service, new { service_uuid = World.Uuid(world["service", service]) }), row => row.Mark.Owner != Owner.Nobody && SeesAsService(row)),
            _ => throw new ArgumentException(name),
        };

        Caller User(int id, Func<Mark, bool> sees) => new("user", TestTokens.Sign(keys.User, new { user_uuid = World.Uuid(id), exp = Expiry }), row =>
            row.Id == id || row.Mark.Owner != Owner.Nobody && (sees(row.Mark) || IsGroupOfSite(row, sees) || IsAmong(row, sees)));

        bool SeesAsService(Row row) => IsOfProject(row.Mark, 1, 1)
            || row is { Kind: "service" } or { Kind: "project", Mark.Site: 1 }
            || IsAmong(row, mark => IsOfProject(mark, 1, 1));

        // Super administrators take part everywhere, and who is in two projects is known in both.
        bool IsAmong(Row row, Func<Mark, bool> sees) =>
            row.Id == keys.Super && world.Rows.Exists(other => sees(other.Mark)) || row.Id == keys.OfTwoProjects && (sees(new(1, 1, Owner.Staff)) || sees(new(2, 2, Owner.Staff)));
    }

    private static long Expiry => DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();

    /// <summary>The project, all that is in it, and what is of its site but of none of its projects.</summary>
    private static bool IsOfProject(Mark mark, int site, int project) => mark.Site == site && (mark.Project == 0 || mark.Project == project);

    /// <summary>Who sees a site sees which groups have a role in it or in its projects.</summary>
    private static bool IsGroupOfSite(Row row, Func<Mark, bool> sees) => row.Kind == "user_group" && sees(row.Mark with { Project = 0 });

    /// <summary>Itself and its sessions, its device, its group and project, and what is offered there.</summary>
    private static bool SeesAsParticipant(Row row) =>
        row.Mark is { Site: 1, Project: 0 or 1, Owner: Owner.Participant or Owner.History or Owner.Device or Owner.Place } || IsKeeper(row);

    /// <summary>Itself and its sessions, its participants, and what is offered in its projects.</summary>
    private static bool SeesAsDevice(Row row) => row.Mark is { Site: 1, Project: 0 or 1, Owner: Owner.Participant or Owner.Device or Owner.Place } || IsKeeper(row);

    /// <summary>Assets tell which service keeps them.</summary>
    private static bool IsKeeper(Row row) => row is { Kind: "service", Mark.Site: 1 };
}

/// <summary>Keys of tokens, and users that belong to more than one place or to none.</summary>
internal sealed record Keys(string User, string Participant, string Service, int Super, int OfTwoProjects, int WithoutAccess);
