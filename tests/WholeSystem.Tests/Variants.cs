using OpenTera.Testing;

namespace OpenTera.WholeSystem;

/// <summary>What a machine with the .NET SDK and Node.js alone gets: SQLite, Garnet, YARP.</summary>
public class EmbeddedSystem : RunningSystem
{
    protected override int PortOffset => 11000;

    protected override Task<IReadOnlyList<string>> ChoicesAsync() =>
        Task.FromResult<IReadOnlyList<string>>(["--OpenTera:Database=sqlite", "--OpenTera:Redis=garnet", "--OpenTera:Gateway=yarp"]);
}

/// <summary>Installed programs: the user's PostgreSQL, redis-server, nginx.</summary>
public class NativeSystem : RunningSystem
{
    private readonly PostgresServer postgres = new();

    protected override int PortOffset => 12000;

    protected override async Task<IReadOnlyList<string>> ChoicesAsync()
    {
        await postgres.InitializeAsync();
        return ["--OpenTera:Database=postgres", $"--ConnectionStrings:opentera={postgres.ConnectionString("opentera")}", "--OpenTera:Redis=native", "--OpenTera:Gateway=nginx"];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DisposeAsync();
    }
}

/// <summary>The same with two TeraServers.</summary>
public sealed class EmbeddedReplicas : EmbeddedSystem
{
    protected override int PortOffset => 17000;

    protected override async Task<IReadOnlyList<string>> ChoicesAsync() => [.. await base.ChoicesAsync(), "--OpenTera:TeraServerReplicas=2"];
}

/// <summary>The same with three TeraServers.</summary>
public sealed class NativeReplicas : NativeSystem
{
    protected override int PortOffset => 21000;

    protected override async Task<IReadOnlyList<string>> ChoicesAsync() => [.. await base.ChoicesAsync(), "--OpenTera:TeraServerReplicas=3"];
}

// Each variant is started once for all its tests. The two run one after the other: a system takes both cores of a small machine to start.
[CollectionDefinition(nameof(EmbeddedSystem), DisableParallelization = true)]
public sealed class EmbeddedSystemCollection : ICollectionFixture<EmbeddedSystem>;

[CollectionDefinition(nameof(NativeSystem), DisableParallelization = true)]
public sealed class NativeSystemCollection : ICollectionFixture<NativeSystem>;

[Collection(nameof(EmbeddedSystem))]
public sealed class EmbeddedTests(EmbeddedSystem system) : SystemTests(system);

[Collection(nameof(NativeSystem))]
public sealed class NativeTests(NativeSystem system) : SystemTests(system);

[Collection(nameof(EmbeddedSystem))]
public sealed class EmbeddedOutageTests(EmbeddedSystem system) : OutageTests(system);

[Collection(nameof(NativeSystem))]
public sealed class NativeOutageTests(NativeSystem system) : OutageTests(system);

[CollectionDefinition(nameof(EmbeddedReplicas), DisableParallelization = true)]
public sealed class EmbeddedReplicasCollection : ICollectionFixture<EmbeddedReplicas>;

[CollectionDefinition(nameof(NativeReplicas), DisableParallelization = true)]
public sealed class NativeReplicasCollection : ICollectionFixture<NativeReplicas>;

[Collection(nameof(EmbeddedReplicas))]
public sealed class EmbeddedReplicaTests(EmbeddedReplicas system) : ReplicaTests(system, count: 2);

[Collection(nameof(NativeReplicas))]
public sealed class NativeReplicaTests(NativeReplicas system) : ReplicaTests(system, count: 3);
