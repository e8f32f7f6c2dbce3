using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>What happens to rows when they are inserted or changed.</summary>
public sealed class RuleTests(Servers servers)
{
    public static TheoryData<Provider> Providers => [Provider.Postgres, Provider.Sqlite];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_new_participant_has_an_uuid_and_a_token_of_the_original_form(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        var participant = await server.Db.InsertAsync(new Participant { ParticipantName = "New", IdProject = 1, ParticipantTokenEnabled = true });

        Assert.True(Guid.TryParseExact(participant.ParticipantUuid, "D", out _));
        var token = await VerifyAsync(server, participant.ParticipantToken!, ServerSetting.ParticipantTokenEncryptionKey);
        Assert.Equal(["iss", "jti", "participant_uuid", "id_participant"], token.Claims.Select(claim => claim.Type));
        Assert.Equal(("TeraServer", participant.ParticipantUuid, participant.IdParticipant), (token.Issuer, token.GetClaim("participant_uuid").Value, token.GetPayloadValue<int>("id_participant")));
        Assert.Equal(participant.ParticipantToken, await server.SeeAsync(db => db.Participants.Where(row => row.IdParticipant == participant.IdParticipant).Select(row => row.ParticipantToken).SingleAsync()));
    }

    [Fact]
    public async Task Static_tokens_of_the_original_have_the_form_of_ours()
    {
        await using var server = await servers.OnTestDataAsync(Provider.Sqlite);
        var recorded = await server.Db.Participants.Where(row => row.ParticipantToken != null).Select(row => row.ParticipantToken!).FirstAsync();

        var theirs = await VerifyAsync(server, recorded, ServerSetting.ParticipantTokenEncryptionKey);
        var ours = new JsonWebToken((await server.Db.InsertAsync(new Participant { ParticipantName = "New", IdProject = 1, ParticipantTokenEnabled = true })).ParticipantToken);

        Assert.Equal(theirs.EncodedHeader, ours.EncodedHeader);
        Assert.Equal(theirs.Claims.Select(claim => (claim.Type, claim.ValueType)), ours.Claims.Select(claim => (claim.Type, claim.ValueType)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_participants_token_follows_the_switch(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var participant = await server.Db.Participants.SingleAsync(row => row.IdParticipant == 1);
        var first = participant.ParticipantToken;

        participant.ParticipantTokenEnabled = false;
        await server.Db.UpdateAsync(participant);
        Assert.Null(participant.ParticipantToken);

        participant.ParticipantTokenEnabled = true;
        await server.Db.UpdateAsync(participant);
        Assert.NotNull(participant.ParticipantToken);
        Assert.NotEqual(first, participant.ParticipantToken);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Past_sessions_that_nobody_ended_are_ended(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var (began, never, finished) = (SessionStatus.InProgress, SessionStatus.NotStarted, SessionStatus.Completed);
        foreach (var (name, status, days) in new[] { ("past", began, -1), ("past", never, -1), ("past", finished, -1), ("future", began, 1), ("future", never, 1) })
        {
            var session = await server.Db.InsertAsync(new Session { SessionName = name, IdSessionType = 1, IdCreatorUser = 1, SessionStartDatetime = DateTimeOffset.UtcNow.AddDays(days) });
            session.SessionStatus = status;
            await server.Db.UpdateAsync(session);
        }

        await PastSessions.EndAsync(server.Db, CancellationToken.None);

        Task<List<SessionStatus>> StatusesAsync(string name) => server.SeeAsync(db => db.Sessions.Where(row => row.SessionName == name).OrderBy(row => row.IdSession).Select(row => row.SessionStatus).ToListAsync());
        Assert.Equal([SessionStatus.Terminated, SessionStatus.Cancelled, SessionStatus.Completed], await StatusesAsync("past"));
        Assert.Equal([SessionStatus.InProgress, SessionStatus.NotStarted], await StatusesAsync("future"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_participants_username_is_its_own(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var username = await server.Db.Participants.Where(row => row.ParticipantUsername != null).Select(row => row.ParticipantUsername).FirstAsync();

        await Assert.ThrowsAsync<UsernameTakenException>(() => server.Db.InsertAsync(new Participant { ParticipantName = "New", IdProject = 1, ParticipantUsername = username }));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Disabling_a_project_disables_its_participants_and_takes_their_devices(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var project = await server.Db.Projects.SingleAsync(row => row.IdProject == 1);
        project.ProjectEnabled = false;

        await server.Db.UpdateAsync(project);

        Assert.False(await server.SeeAsync(db => db.Participants.AnyAsync(row => row.IdProject == 1 && row.ParticipantEnabled)));
        Assert.False(await server.SeeAsync(db => db.DeviceParticipants.AnyAsync(row => row.Participant.IdProject == 1)));
        var refusal = await Assert.ThrowsAsync<IntegrityException>(() => server.Db.InsertAsync(new Participant { ParticipantName = "Late", IdProject = 1 }));
        Assert.Equal("t_projects", refusal.Table);
        Assert.False(await server.SeeAsync(db => db.Participants.AnyAsync(row => row.ParticipantName == "Late")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task New_sites_and_projects_have_TeraServers_roles(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        var site = await server.Db.InsertAsync(new Site { SiteName = "New" });
        var project = await server.Db.InsertAsync(new Project { ProjectName = "New", IdSite = site.IdSite });

        var roles = await server.SeeAsync(db => db.ServiceRoles.Where(row => row.IdSite == site.IdSite || row.IdProject == project.IdProject)
            .OrderBy(row => row.IdServiceRole).Select(row => row.ServiceRoleName + row.IdService).ToListAsync());
        Assert.Equal(["admin1", "user1", "admin1", "user1"], roles);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_groups_participants_go_with_it_to_another_project(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var group = await server.Db.ParticipantGroups.SingleAsync(row => row.IdParticipantGroup == 1);
        group.IdProject = 2;

        await server.Db.UpdateAsync(group);

        Assert.Equal(2, (await server.SeeAsync(db => db.Participants.SingleAsync(row => row.IdParticipantGroup == 1))).IdProject);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task New_devices_sessions_and_invitations_are_completed(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        var device = await server.Db.InsertAsync(new Device { DeviceName = "New", IdDeviceType = 1, DeviceUuid = "11111111-2222-3333-4444-555555555555" });
        var session = await server.Db.InsertAsync(new Session { SessionName = "New", IdSessionType = 1 });
        var invitation = await server.Db.InsertAsync(new TestInvitation { IdTestType = 1, IdProject = 1, TestInvitationExpirationDate = DateTimeOffset.UtcNow });

        var token = await VerifyAsync(server, device.DeviceToken!, ServerSetting.TokenEncryptionKey);
        Assert.Equal("11111111-2222-3333-4444-555555555555", token.GetClaim("device_uuid").Value);
        Assert.Equal(SessionStatus.InProgress, session.SessionStatus);
        Assert.InRange(session.SessionStartDatetime, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Matches("^[0-9a-f]{16}$", invitation.TestInvitationKey);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_requests_that_change_one_row_at_once_are_both_answered(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var one = await server.Db.Users.SingleAsync(row => row.IdUser == 1);

        await server.SeeAsync(async db =>
        {
            (await db.Users.SingleAsync(row => row.IdUser == 1)).UserLastonline = DateTimeOffset.UtcNow;
            return await db.SaveChangesAsync();
        });
        one.UserNotes = "Seen";
        await server.Db.SaveChangesAsync();

        var user = await server.SeeAsync(db => db.Users.SingleAsync(row => row.IdUser == 1));
        Assert.NotNull(user.UserLastonline);
        Assert.Equal("Seen", user.UserNotes);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Instants_are_kept_to_the_microsecond_in_any_zone_and_can_be_compared_and_sorted(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var start = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.FromHours(-4)).AddTicks(1234567);
        var session = await server.Db.InsertAsync(new Session { SessionName = "Zoned", IdSessionType = 1, SessionStartDatetime = start });

        var seen = await server.SeeAsync(db => db.Sessions.OrderByDescending(row => row.SessionStartDatetime).FirstAsync(row => row.SessionStartDatetime > start.AddSeconds(-1)));

        Assert.Equal(session.IdSession, seen.IdSession);
        Assert.Equal(new DateTimeOffset(2031, 5, 6, 11, 8, 9, TimeSpan.Zero).AddTicks(1234560), seen.SessionStartDatetime);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_site_that_requires_a_second_factor_has_its_users_and_superadmins_use_one(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var site = await server.Db.Sites.SingleAsync(row => row.IdSite == 1);
        site.Site2faRequired = true;

        await server.Db.SaveChangesAsync();

        var required = await server.SeeAsync(db => db.Users.Where(user => user.User2faEnabled).Select(user => user.UserUsername).Order().ToListAsync());
        var superadmins = await server.SeeAsync(db => db.Users.Where(user => user.UserSuperadmin).Select(user => user.UserUsername).ToListAsync());
        Assert.Contains("siteadmin", required);
        Assert.Subset(required.ToHashSet(), superadmins.ToHashSet());
        Assert.DoesNotContain("user3", required);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Joining_a_group_of_such_a_site_requires_a_second_factor(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        (await server.Db.Sites.SingleAsync(row => row.IdSite == 1)).Site2faRequired = true;
        await server.Db.SaveChangesAsync();
        var user = await server.Db.InsertAsync(new User { UserUsername = "late", UserFirstname = "L", UserLastname = "L", UserPassword = Password.Hash("x"), User2faOtpSecret = "old" });
        Assert.Equal((false, null), (user.User2faEnabled, user.User2faOtpSecret));

        await server.Db.LinkAsync(new UserUserGroup { IdUser = user.IdUser, IdUserGroup = 3 });

        Assert.True(user.User2faEnabled);
        Assert.True((await server.SeeAsync(db => db.Users.SingleAsync(row => row.IdUser == user.IdUser))).User2faEnabled);
    }

    private static async Task<JsonWebToken> VerifyAsync(Server server, string token, string setting)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(await server.Db.SettingAsync(setting, default))),
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidIssuer = "TeraServer",
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        return (JsonWebToken)result.SecurityToken;
    }
}
