using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Seed;

/// <summary>What is put into an empty database.</summary>
public enum SeedKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What every installation begins with, under keys and uuids of its own.</summary>
    Default,

    /// <summary>Known people, devices and sessions, with known passwords and tokens: for tests only.</summary>
    Test,
}

/// <summary>Fills an empty database.</summary>
internal static class DatabaseSeed
{
    /// <summary>The password of the first user, <c>admin</c>, where none is given. Outside Development it must be changed at the first login.</summary>
    private const string FirstPassword = "admin";

    /// <param name="db">The database.</param>
    /// <param name="kind">What to put into it.</param>
    /// <param name="adminPassword">Password of <c>admin</c> in the default data; null: the well-known one.</param>
    /// <param name="development">Whether the well-known password may stay.</param>
    /// <param name="cancellationToken">Ends it; nothing is put in then.</param>
    public static async Task SeedAsync(this TeraContext db, SeedKind kind, string? adminPassword, bool development, CancellationToken cancellationToken)
    {
        if (kind == SeedKind.None || await db.ServerSettings.AnyAsync(cancellationToken))
            return;

        // A hash takes as long as everything else here: it is put in last.
        var hashing = kind == SeedKind.Default ? Task.Run(() => Password.Hash(adminPassword ?? FirstPassword), cancellationToken) : null;
        var file = await SeedFile.ReadAsync(db, kind.ToString().ToLowerInvariant(), cancellationToken);
        var rows = hashing is null ? file.Rows : [.. file.Rows, .. Keys()];
        if (hashing is not null)
        {
            var admin = rows.OfType<User>().Single();
            admin.UserPassword = "";
            admin.UserForcePasswordChange = adminPassword is null && !development;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SeedRows.InsertAsync(db, rows, cancellationToken);
        if (hashing is not null)
            await db.Database.ExecuteSqlAsync($"UPDATE t_users SET user_password = {await hashing}", cancellationToken);
        await file.SetSequencesAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Each installation has its own.</summary>
    private static ServerSetting[] Keys() =>
    [
        new() { IdServerSettings = 1, ServerSettingsName = ServerSetting.TokenEncryptionKey, ServerSettingsValue = ServerSetting.NewKey(32) },
        new() { IdServerSettings = 2, ServerSettingsName = ServerSetting.ParticipantTokenEncryptionKey, ServerSettingsValue = ServerSetting.NewKey(32) },
        new() { IdServerSettings = 3, ServerSettingsName = ServerSetting.DeviceRegisterKey, ServerSettingsValue = ServerSetting.NewKey(10) },
        new() { IdServerSettings = 4, ServerSettingsName = ServerSetting.ServerUuid, ServerSettingsValue = Guid.NewGuid().ToString() },
    ];
}
