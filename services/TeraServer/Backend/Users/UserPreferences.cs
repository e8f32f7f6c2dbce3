using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Users;

/// <summary>What client programs keep of a user: a JSON text for each program's tag.</summary>
public static class UserPreferences
{
    public static void MapUserPreferences(this IEndpointRouteBuilder user)
    {
        user.MapGet("/users/preferences", Get).Produces<RowAnswer<UserPreference>[]>().WithSummary("Get the preferences of the user itself or of another one, all or those of one program.");
        user.MapPost("/users/preferences", Save).AnswersInvalidValuesByBadRequest().Produces<RowAnswer<UserPreference>>().WithSummary("Set the preferences of one program; empty ones are deleted.");
    }

    public sealed record PreferencesQuery : Query<PreferencesQuery>
    {
        [Help("ID of the user to get preference for")]
        public int? IdUser { get; init; }

        [Help("Tag of the application for which to get preferences")]
        public string? AppTag { get; init; }
    }

    private static async Task<IResult> Get(PreferencesQuery query, UserScope scope, CancellationToken cancellation)
    {
        var idUser = query.IdUser ?? scope.User.IdUser;
        if (!await scope.Users().AnyAsync(user => user.IdUser == idUser, cancellation))
            return Refusal.Forbidden;
        return Answer.Rows(await scope.Db.UserPreferences.AsNoTracking()
            .Where(preference => preference.IdUser == idUser && (query.AppTag == null || preference.UserPreferenceAppTag == query.AppTag))
            .OrderBy(preference => preference.IdUserPreference).ToListAsync(cancellation));
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["user_preference"] is not { } values)
            return Refusal.BadRequest("Missing arguments");
        var idUser = values.Int("id_user") ?? scope.User.IdUser;
        if (values.String("user_preference_app_tag") is not { } appTag)
            return Refusal.BadRequest("Missing app tag");
        if (!await scope.AdminUsers().AnyAsync(user => user.IdUser == idUser, cancellation))
            return Refusal.Forbidden;

        values.WriteObjectAsText("user_preference_preference");
        var text = values.String("user_preference_preference");
        var preference = await scope.Db.UserPreferences.FirstOrDefaultAsync(preference => preference.IdUser == idUser && preference.UserPreferenceAppTag == appTag, cancellation);
        if (string.IsNullOrEmpty(text))
        {
            if (preference is not null)
                await scope.Db.DeleteAsync(preference, cancellation);
            return Answer.Null;
        }

        if (!IsJson(text))
            return Refusal.BadRequest("Invalid request", ": user_preference_preference");
        var isNew = preference is null;
        preference ??= new UserPreference { IdUser = idUser, UserPreferenceAppTag = appTag };
        preference.UserPreferencePreference = text;
        await (isNew ? scope.Db.InsertAsync(preference, cancellation) : scope.Db.UpdateAsync(preference, cancellation));
        return Answer.Json(new RowAnswer<UserPreference>(preference));
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
