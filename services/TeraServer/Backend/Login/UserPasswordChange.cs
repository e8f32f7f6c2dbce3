using OpenTera.TeraServer.Texts;

namespace OpenTera.TeraServer.Login;

public static class UserPasswordChange
{
    public static void MapUserPasswordChange(this IEndpointRouteBuilder user) =>
        user.MapPost("/login/change_password", Post).RequireAuthorization(Identities.UserSession)
            .Produces<string>().WithSummary("Change the password of a user who must do so to sign in. Others change it in users.");

    [Strict]
    public sealed record ChangeQuery : Query<ChangeQuery>
    {
        [Help("New password for the user"), Mandatory]
        public string NewPassword { get; init; } = "";

        [Help("Password confirmation for the user"), Mandatory]
        public string ConfirmPassword { get; init; } = "";
    }

    private static async Task<IResult> Post(ChangeQuery query, UserScope scope, HttpContext context, CancellationToken cancellation)
    {
        var user = scope.User;
        if (query.NewPassword != query.ConfirmPassword)
            return Refusal.BadRequest("New password and confirm password do not match");
        if (!user.UserForcePasswordChange)
            return Refusal.BadRequest("User not required to change password");

        var weaknesses = PasswordStrength.Weaknesses(query.NewPassword).Select(context.Localized).ToList();
        if (weaknesses.Count > 0)
            return Refusal.BadRequest(string.Join("<br>", weaknesses));
        if (Password.Verify(query.NewPassword, user.UserPassword))
            return Refusal.BadRequest("New password same as old password");

        scope.Db.Attach(user);
        user.UserPassword = Password.Hash(query.NewPassword);
        user.UserForcePasswordChange = false;
        await scope.Db.SaveChangesAsync(cancellation);
        return Answer.Text("Password changed");
    }
}
