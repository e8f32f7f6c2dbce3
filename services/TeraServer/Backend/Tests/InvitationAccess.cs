namespace OpenTera.TeraServer.Tests;

/// <summary>What of invitations to tests a user or a service can see, and what it may invite to and whom.</summary>
/// <param name="Ids">Ids of what may be named in an invitation, by the names of the columns.</param>
internal sealed record InvitationAccess(TeraContext Db, IQueryable<TestInvitation> Invitations, IReadOnlyDictionary<string, IQueryable<int>> Ids)
{
    public static InvitationAccess Of(UserScope scope) => new(scope.Db, scope.TestInvitations(), new Dictionary<string, IQueryable<int>>
    {
        ["id_user"] = scope.Users().Select(row => row.IdUser),
        ["id_participant"] = scope.Participants().Select(row => row.IdParticipant),
        ["id_device"] = scope.Devices().Select(row => row.IdDevice),
        ["id_project"] = scope.Projects().Select(row => row.IdProject),
        ["id_session"] = scope.Sessions().Select(row => row.IdSession),
        ["id_test_type"] = scope.TestTypes().Select(row => row.IdTestType),
    });

    public static InvitationAccess Of(ServiceScope scope) => new(scope.Db, scope.TestInvitations(), new Dictionary<string, IQueryable<int>>
    {
        ["id_user"] = scope.Users().Select(row => row.IdUser),
        ["id_participant"] = scope.Participants().Select(row => row.IdParticipant),
        ["id_device"] = scope.Devices().Select(row => row.IdDevice),
        ["id_project"] = scope.Projects().Select(row => row.IdProject),
        ["id_session"] = scope.Sessions().Select(row => row.IdSession),
        ["id_test_type"] = scope.TestTypes().Select(row => row.IdTestType),
    });
}
