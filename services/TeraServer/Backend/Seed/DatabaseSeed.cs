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
    /// <param name="db">The database.</param>
    /// <param name="kind">What to put into it.</param>
    /// <param name="adminPassword">Password of <c>admin</c> in the default data; null: <c>admin</c> too, the hash of which is among the data: to hash it takes longer than all the rest.</param>
    /// <param name="development">Whether the well-known password may stay.</param>
    /// <param name="cancellationToken">Ends it; nothing is put in then.</param>
    public static async Task SeedAsync(this TeraContext db, SeedKind kind, string? adminPassword, bool development, CancellationToken cancellationToken)
    {
        if (kind == SeedKind.None || await db.ServerSettings.AnyAsync(cancellationToken))
            return;

        var file = await SeedFile.ReadAsync(db, kind.ToString().ToLowerInvariant(), cancellationToken);
        var rows = file.Rows;
        if (kind == SeedKind.Default)
        {
            rows = [.. rows, .. Keys()];
            var admin = rows.OfType<User>().Single();
            admin.UserForcePasswordChange = adminPassword is null && !development;
            if (adminPassword is not null)
                admin.UserPassword = Password.Hash(adminPassword);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SeedRows.InsertAsync(db, rows, cancellationToken);
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
