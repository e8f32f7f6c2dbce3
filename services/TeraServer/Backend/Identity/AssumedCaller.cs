using Microsoft.AspNetCore.Authentication;

namespace OpenTera.TeraServer.Identity;

/// <summary>The request goes on as if who calls were still who an earlier request found; <see cref="CallerCheck"/> sees to it that this is so.</summary>
/// <param name="Version">Of the row that was found.</param>
/// <param name="FindAnewAsync">Finds out who calls as if nothing were known.</param>
public sealed record AssumedCaller(CallerVersion Version, Func<Task<AuthenticateResult>> FindAnewAsync);
