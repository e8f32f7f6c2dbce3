using System.Diagnostics;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Seed;
using OpenTera.TeraServer.Services;

namespace Microsoft.Extensions.Hosting;

/// <summary>What is done to the database before the first request.</summary>
public static class DatabaseStartup
{
    /// <summary>
    /// Makes or adopts the database, brings it to the newest migration, seeds it when it is empty (<c>OpenTera:Seed</c>), and records the services
    /// that the application host declares (<c>OpenTera:Services</c>). Any number of processes may do so at once.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">The database is of another OpenTera.</exception>
    public static async Task PrepareDatabaseAsync(this IHost app, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        var configuration = app.Services.GetRequiredService<IConfiguration>().GetSection("OpenTera");
        var development = app.Services.GetRequiredService<IHostEnvironment>().IsDevelopment();

        await using (await StartupLock.TakeAsync(db, cancellationToken))
        {
            await db.BringUpToDateAsync(cancellationToken);
            await db.SeedAsync(configuration.GetValue("Seed", SeedKind.Default), configuration["AdminPassword"] is { Length: > 0 } given ? given : null, development, cancellationToken);
            await db.RecordServicesAsync(DeclaredService.Read(configuration), cancellationToken);
        }
        app.Services.GetRequiredService<ILogger<TeraContext>>().LogInformation("Database ready in {Milliseconds:0} ms", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
