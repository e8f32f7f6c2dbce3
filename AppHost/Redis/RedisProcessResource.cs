namespace OpenTera.AppHost.Redis;

/// <summary>A process that speaks Redis' protocol on this machine: <c>redis-server</c> or Garnet. Other parts reach it as they reach Redis in a container.</summary>
internal sealed class RedisProcessResource(string name, string command, string workingDirectory, ParameterResource password)
    : ExecutableResource(name, command, workingDirectory), IResourceWithConnectionString
{
    public const string EndpointName = "tcp";

    public EndpointReference Endpoint => new(this, EndpointName);

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Endpoint.Property(EndpointProperty.HostAndPort)},password={password}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Endpoint.Property(EndpointProperty.Host)}")),
        new("Port", ReferenceExpression.Create($"{Endpoint.Property(EndpointProperty.Port)}")),
        new("Password", ReferenceExpression.Create($"{password}")),
        new("Uri", ReferenceExpression.Create($"redis://:{password:uri}@{Endpoint.Property(EndpointProperty.HostAndPort)}")),
    ];
}
