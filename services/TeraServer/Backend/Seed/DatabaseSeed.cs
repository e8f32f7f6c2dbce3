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

        var file = kind.ToString().ToLowerInvariant();
        // A hash takes as long as everything else here.
        var hashing = kind == SeedKind.Default ? Task.Run(() => Password.Hash(adminPassword ?? FirstPassword), cancellationToken) : null;
        await SeedFile.AddRowsAsync(db, file, cancellationToken);
        if (hashing is not null)
            MakeSecrets(db, await hashing, mustChangePassword: adminPassword is null && !development);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await SeedFile.SetSequencesAsync(db, file, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static void MakeSecrets(TeraContext db, string passwordHash, bool mustChangePassword)
    {
        db.AddRange(
            new ServerSetting { IdServerSettings = 1, ServerSettingsName = ServerSetting.TokenEncryptionKey, ServerSettingsValue = ServerSetting.NewKey(32) },
            new ServerSetting { IdServerSettings = 2, ServerSettingsName = ServerSetting.ParticipantTokenEncryptionKey, ServerSettingsValue = ServerSetting.NewKey(32) },
            new ServerSetting { IdServerSettings = 3, ServerSettingsName = ServerSetting.DeviceRegisterKey, ServerSettingsValue = ServerSetting.NewKey(10) },
            new ServerSetting { IdServerSettings = 4, ServerSettingsName = ServerSetting.ServerUuid, ServerSettingsValue = Guid.NewGuid().ToString() });

        var admin = db.Users.Local.Single();
        admin.UserPassword = passwordHash;
        admin.UserForcePasswordChange = mustChangePassword;
    }
}
