using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

/// <summary>Invitations to tests, which users and services handle alike.</summary>
public static class TestInvitations
{
    public static void MapUserTestInvitations(this IEndpointRouteBuilder user)
    {
        user.MapGet("/tests/invitations", (InvitationsQuery query, UserScope scope, ServiceLinks links, CancellationToken cancellation) =>
            GetAsync(query, InvitationAccess.Of(scope), links, cancellation)).Produces<TestInvitationAnswer[]>().WithSummary("Get invitations to tests: all the user can see, or those that one of the parameters fits.");
        user.MapPost("/tests/invitations", (JsonBody body, UserScope scope, ServiceLinks links, CancellationToken cancellation) =>
                TestInvitationChanges.SaveAsync(body, InvitationAccess.Of(scope), links, cancellation)).AnswersInvalidValuesByBadRequest()
            .Produces<TestInvitationAnswer[]>().WithSummary("Invite a user, a participant or a device to a test (id_test_invitation 0), or change counts and expiration of invitations.");
        user.MapDelete("/tests/invitations", (TestInvitationChanges.DeletedInvitation query, UserScope scope, CancellationToken cancellation) =>
            TestInvitationChanges.DeleteAsync(query, InvitationAccess.Of(scope), cancellation)).WithSummary("Delete an invitation to a test.");
    }

    public static void MapServiceTestInvitations(this IEndpointRouteBuilder service)
    {
        service.MapGet("/tests/invitations", (InvitationsQuery query, ServiceScope scope, ServiceLinks links, CancellationToken cancellation) =>
            GetAsync(query, InvitationAccess.Of(scope), links, cancellation)).Produces<TestInvitationAnswer[]>().WithSummary("Get invitations to tests of the service: all, or those that one of the parameters fits.");
        service.MapPost("/tests/invitations", (JsonBody body, ServiceScope scope, ServiceLinks links, CancellationToken cancellation) =>
                TestInvitationChanges.SaveAsync(body, InvitationAccess.Of(scope), links, cancellation)).AnswersInvalidValuesByBadRequest()
            .Produces<TestInvitationAnswer[]>().WithSummary("Invite a user, a participant or a device to a test (id_test_invitation 0), or change counts and expiration of invitations.");
        service.MapDelete("/tests/invitations", (TestInvitationChanges.DeletedInvitation query, ServiceScope scope, CancellationToken cancellation) =>
            TestInvitationChanges.DeleteAsync(query, InvitationAccess.Of(scope), cancellation)).WithSummary("Delete an invitation to a test of the service.");
    }

    [Strict]
    public sealed record InvitationsQuery : Query<InvitationsQuery>
    {
        [Help("Specific ID of test invitation to query information."), KeepEmpty]
        public int? IdTestInvitation { get; init; }

        [Help("Specific key of test invitation to query information."), KeepEmpty]
        public string? TestInvitationKey { get; init; }

        [Help("ID of the user from which to request all test invitations"), KeepEmpty]
        public int? IdUser { get; init; }

        [Help("UUID of the user from which to request all test invitations"), KeepEmpty]
        public string? UserUuid { get; init; }

        [Help("ID of the participant from which to request all test invitations"), KeepEmpty]
        public int? IdParticipant { get; init; }

        [Help("UUID of the participant from which to request all test invitations"), KeepEmpty]
        public string? ParticipantUuid { get; init; }

        [Help("ID of the device from which to request all test invitations"), KeepEmpty]
        public int? IdDevice { get; init; }

        [Help("UUID of the device from which to request all test invitations"), KeepEmpty]
        public string? DeviceUuid { get; init; }

        [Help("ID of session from which to request all test invitations"), KeepEmpty]
        public int? IdSession { get; init; }

        [Help("UUID of session from which to request all test invitations"), KeepEmpty]
        public string? SessionUuid { get; init; }

        [Help("ID of test type from which to request all test invitations"), KeepEmpty]
        public int? IdTestType { get; init; }

        [Help("UUID of test type from which to request all test invitations"), KeepEmpty]
        public string? TestTypeUuid { get; init; }

        [Help("ID of project from which to request all test invitations"), KeepEmpty]
        public int? IdProject { get; init; }

        [Help("Include more information in invitations with user, participant, device, test_type and session."), AnyText]
        public bool? Full { get; init; }

        [Help("Include URLs in results"), AnyText]
        public bool? WithUrls { get; init; }
    }

    private static async Task<IResult> GetAsync(InvitationsQuery query, InvitationAccess access, ServiceLinks links, CancellationToken cancellation)
    {
        var full = query.Full == true;
        var asked = query with { Full = null, WithUrls = null } == new InvitationsQuery() ? access.Invitations : access.Invitations.Where(invitation =>
            invitation.IdTestInvitation == query.IdTestInvitation || invitation.TestInvitationKey == query.TestInvitationKey
            || query.IdUser != null && invitation.IdUser == query.IdUser || query.UserUuid != null && invitation.User!.UserUuid == query.UserUuid
            || query.IdParticipant != null && invitation.IdParticipant == query.IdParticipant
            || query.ParticipantUuid != null && invitation.Participant!.ParticipantUuid == query.ParticipantUuid
            || query.IdDevice != null && invitation.IdDevice == query.IdDevice || query.DeviceUuid != null && invitation.Device!.DeviceUuid == query.DeviceUuid
            || query.IdSession != null && invitation.IdSession == query.IdSession || query.SessionUuid != null && invitation.Session!.SessionUuid == query.SessionUuid
            || invitation.IdTestType == query.IdTestType || query.TestTypeUuid != null && invitation.TestType.TestTypeUuid == query.TestTypeUuid
            || invitation.IdProject == query.IdProject);

        var found = await asked.AsNoTracking().Select(full ? TestInvitationAnswer.Full : TestInvitationAnswer.Short).ToListAsync(cancellation);
        return Answer.Json(query.WithUrls == true ? found.ConvertAll(invitation => invitation.WithUrl(links)) : found);
    }
}
