using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OpenTera.AppHost;

/// <summary>The ways to run the database.</summary>
internal enum DatabaseKind { Auto, Sqlite, Postgres, Container }

/// <summary>The ways to run Redis.</summary>
internal enum RedisKind { Auto, Native, Garnet, Container }

/// <summary>The ways to run the gateway.</summary>
internal enum GatewayKind { Auto, Nginx, Yarp, Container }

/// <summary>The section <c>OpenTera</c> of AppHost's configuration.</summary>
internal sealed record OpenTeraSettings
{
    /// <summary>The highest port the system uses, of which <see cref="PortOffset"/> has to make another one.</summary>
    private const int HighestPort = 40079;

    private const int MostReplicas = 16;

    public required DatabaseKind Database { get; init; }

    public required RedisKind Redis { get; init; }

    public required GatewayKind Gateway { get; init; }

    /// <summary>The user's own database; null when there is none.</summary>
    public required string? ConnectionString { get; init; }

    /// <summary>Holds every file the system writes.</summary>
    public required string DataDirectory { get; init; }

    public required int PortOffset { get; init; }

    /// <summary>What a new database is filled with: <c>default</c>, <c>test</c> or <c>none</c>.</summary>
    public required string Seed { get; init; }

    /// <summary>Password of <c>admin</c> in a new database; null: TeraServer decides.</summary>
    public required string? AdminPassword { get; init; }

    /// <summary>Who can reach the gateway: <c>localhost</c> (this machine, the default in development) or <c>*</c> (everybody).</summary>
    public required string? Listen { get; init; }

    /// <summary>How many TeraServer processes share the work.</summary>
    public required int TeraServerReplicas { get; init; }

    /// <exception cref="DistributedApplicationException">A setting has a value that does not exist.</exception>
    public static OpenTeraSettings Read(IConfiguration configuration, string appHostDirectory)
    {
        var section = configuration.GetSection("OpenTera");
        var dataDirectory = section["DataDirectory"] is { Length: > 0 } given ? Path.GetFullPath(given) : Path.GetFullPath("../.data", appHostDirectory);
        return new()
        {
            Database = OneOf<DatabaseKind>(section, "Database"),
            Redis = OneOf<RedisKind>(section, "Redis"),
            Gateway = OneOf<GatewayKind>(section, "Gateway"),
            ConnectionString = configuration.GetConnectionString("opentera") is { Length: > 0 } connection ? connection : null,
            DataDirectory = dataDirectory,
            PortOffset = Number(section, "PortOffset", 0, ushort.MaxValue - HighestPort, 0),
            Seed = OneOf(section, "Seed", "default", "test", "none"),
            AdminPassword = section["AdminPassword"] is { Length: > 0 } password ? password : null,
            Listen = section["Listen"] is null ? null : OneOf(section, "Listen", "localhost", "*"),
            TeraServerReplicas = Number(section, "TeraServerReplicas", 1, MostReplicas, 1),
        };
    }

    /// <summary>A path below the data directory.</summary>
    public string DataPath(params ReadOnlySpan<string> names) => Path.Combine([DataDirectory, .. names]);

    private static T OneOf<T>(IConfiguration section, string name) where T : struct, Enum =>
        Enum.Parse<T>(OneOf(section, name, [.. Enum.GetNames<T>().Select(value => value.ToLowerInvariant())]), ignoreCase: true);

    private static string OneOf(IConfiguration section, string name, params string[] values)
    {
        var value = section[name] is { Length: > 0 } given ? given : values[0];
        return values.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new DistributedApplicationException($"OpenTera:{name} is '{value}', but can only be {string.Join(", ", values)}.");
    }

    private static int Number(IConfiguration section, string name, int lowest, int highest, int standard)
    {
        var text = section[name] is { Length: > 0 } given ? given : $"{standard}";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest
            ? number
            : throw new DistributedApplicationException($"OpenTera:{name} is '{text}', but must be a number from {lowest} to {highest}.");
    }
}
