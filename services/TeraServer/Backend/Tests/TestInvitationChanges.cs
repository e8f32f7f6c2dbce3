using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

internal static class TestInvitationChanges
{
    private const string List = "tests_invitations";
    private const string Id = "id_test_invitation";

    /// <summary>All that can be changed of an invitation.</summary>
    private static readonly string[] Changeable = ["test_invitation_count", "test_invitation_max_count", "test_invitation_expiration_date"];

    [Strict]
    public sealed record DeletedInvitation : Query<DeletedInvitation>
    {
        [Help("Test type ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    /// <summary>Creates and changes all of a list, or nothing.</summary>
    public static async Task<IResult> SaveAsync(JsonBody body, InvitationAccess access, ServiceLinks links, CancellationToken cancellation)
    {
        var invitations = body.List(List) ?? [];
        if (Misshapen(invitations, access.Db) is { } invalid)
            return invalid;

        var added = invitations.Where(values => values.Int(Id) == 0).ToList();
        if (!await MayNameAllAsync(added, access, cancellation))
            return Refusal.Forbidden;
        if (added.Select(Incomplete).FirstOrDefault(text => text is not null) is { } incomplete)
            return Refusal.BadRequest(incomplete);

        var changed = invitations.Except(added).ToList();
        var ids = changed.Select(values => values.Int(Id)).ToHashSet();
        var rows = ids.Count == 0 ? [] : await access.Invitations.Where(row => ids.Contains(row.IdTestInvitation)).ToDictionaryAsync(row => row.IdTestInvitation, cancellation);
        if (rows.Count < ids.Count)
            return Refusal.Forbidden;
        if (!changed.All(values => Changeable.Any(values.Has)))
            return Refusal.BadRequest("You can only update test_invitation_count");

        var saved = await SaveAsync(invitations, rows, access.Db, cancellation);
        var answers = await access.Db.TestInvitations.AsNoTracking().Where(row => saved.Contains(row.IdTestInvitation)).OrderBy(row => row.IdTestInvitation)
            .Select(TestInvitationAnswer.Full).ToListAsync(cancellation);
        return Answer.Json(answers.ConvertAll(invitation => invitation.WithUrl(links)));
    }

    /// <summary>What is said of a body that is not as the original's JSON schema wants it. Null when it is.</summary>
    private static InvalidInput? Misshapen(IReadOnlyList<JsonValues> invitations, TeraContext db)
    {
        if (invitations.Count == 0)
            return InvalidInput.Argument(List, $"'{List}' is a required property");

        var columns = db.Model.FindEntityType(typeof(TestInvitation))!.GetProperties().Select(property => property.GetColumnName()).ToHashSet();
        for (var index = 0; index < invitations.Count; index++)
        {
            if (invitations[index].Int(Id) is null)
                return InvalidInput.Argument($"{List}.{index}.{Id}", $"'{Id}' is a required property");
            if (invitations[index].ToJson().Keys.FirstOrDefault(name => !columns.Contains(name)) is { } other)
                return InvalidInput.Argument($"{List}.{index}", $"Additional properties are not allowed ('{other}' was unexpected)");
        }

        return null;
    }

    private static async Task<bool> MayNameAllAsync(List<JsonValues> invitations, InvitationAccess access, CancellationToken cancellation)
    {
        foreach (var (name, visible) in access.Ids)
        {
            var named = invitations.Where(values => values.Has(name)).Select(values => values.Int(name) ?? 0).ToHashSet();
            if (named.Count > 0 && await visible.CountAsync(id => named.Contains(id), cancellation) < named.Count)
                return false;
        }

        return true;
    }

    /// <summary>What a new invitation lacks or has too much. Null when all is well.</summary>
    private static string? Incomplete(JsonValues values) =>
        !values.Has("id_test_type") ? "Missing id_test_type"
        : !values.Has("id_project") ? "Missing id_project"
        : !values.Has("test_invitation_expiration_date") ? "Missing test_invitation_expiration_date"
        : values.Has("test_invitation_key") ? "Do not set test_invitation_key"
        : new[] { "id_user", "id_participant", "id_device" }.Count(values.Has) != 1 ? "You must specify one of id_user, id_participant or id_device"
        : null;

    /// <param name="rows">Those there are, by id.</param>
    /// <returns>Ids of the invitations.</returns>
    private static async Task<HashSet<int>> SaveAsync(
        IReadOnlyList<JsonValues> invitations, Dictionary<int, TestInvitation> rows, TeraContext db, CancellationToken cancellation)
    {
        var saved = new HashSet<int>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var values in invitations)
        {
            if (rows.TryGetValue(values.Int(Id)!.Value, out var row))
            {
                foreach (var fixedName in values.ToJson().Keys.Except(Changeable).ToList())
                    values.Remove(fixedName);
                values.ApplyTo(db.Entry(row));
                await db.UpdateAsync(row, cancellation);
            }
            else
            {
                row = new TestInvitation();
                values.ApplyTo(db.Entry(row));
                await db.InsertAsync(row, cancellation);
            }

            saved.Add(row.IdTestInvitation);
        }

        await transaction.CommitAsync(cancellation);
        return saved;
    }

    public static async Task<IResult> DeleteAsync(DeletedInvitation query, InvitationAccess access, CancellationToken cancellation)
    {
        if (await access.Invitations.FirstOrDefaultAsync(invitation => invitation.IdTestInvitation == query.Id, cancellation) is not { } invitation)
            return Refusal.Forbidden;
        await access.Db.DeleteAsync(invitation, cancellation);
        return Answer.Deleted;
    }
}
