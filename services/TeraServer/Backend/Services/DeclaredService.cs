using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

/// <summary>A service that the application host declares, <c>OpenTera:Services:KEY:...</c>. What is not said stays as it is in the table, or has its default in a new row.</summary>
internal sealed class DeclaredService
{
    public string? Name { get; set; }
    public string? Hostname { get; set; }
    public int? Port { get; set; }
    public string? Endpoint { get; set; }
    public string? ClientEndpoint { get; set; }
    public string? EndpointUser { get; set; }
    public string? EndpointParticipant { get; set; }
    public string? EndpointDevice { get; set; }
    public bool? System { get; set; }
    public bool? Enabled { get; set; }
    public bool? EditableConfig { get; set; }
    public string? DefaultConfig { get; set; }
    public bool? HasAssets { get; set; }
    public bool? HasTests { get; set; }

    /// <summary>The declared services by their keys.</summary>
    /// <exception cref="InvalidOperationException">A value has not the right type.</exception>
    public static IReadOnlyDictionary<string, DeclaredService> Read(IConfiguration openTera) =>
        openTera.GetSection("Services").GetChildren().ToDictionary(section => section.Key, section => section.Get<DeclaredService>() ?? new());

    public void ApplyTo(Service service)
    {
        service.ServiceName = Name ?? service.ServiceName ?? service.ServiceKey;
        service.ServiceHostname = Hostname ?? service.ServiceHostname ?? "127.0.0.1";
        service.ServicePort = Port ?? service.ServicePort;
        service.ServiceEndpoint = Endpoint ?? service.ServiceEndpoint ?? "/";
        service.ServiceClientendpoint = ClientEndpoint ?? service.ServiceClientendpoint ?? "/";
        service.ServiceEndpointUser = EndpointUser ?? service.ServiceEndpointUser;
        service.ServiceEndpointParticipant = EndpointParticipant ?? service.ServiceEndpointParticipant;
        service.ServiceEndpointDevice = EndpointDevice ?? service.ServiceEndpointDevice;
        service.ServiceSystem = System ?? service.ServiceSystem;
        service.ServiceEnabled = Enabled ?? service.ServiceEnabled;
        service.ServiceEditableConfig = EditableConfig ?? service.ServiceEditableConfig;
        service.ServiceDefaultConfig = DefaultConfig ?? service.ServiceDefaultConfig;
        service.ServiceHasAssets = HasAssets ?? service.ServiceHasAssets;
        service.ServiceHasTests = HasTests ?? service.ServiceHasTests;
    }
}

internal static class DeclaredServices
{
    /// <summary>
    /// Updates or adds the rows of the declared services. A new one is enabled and has the roles admin and user; a deleted one comes back, under its uuid.
    /// </summary>
    public static async Task RecordServicesAsync(this TeraContext db, IReadOnlyDictionary<string, DeclaredService> declared, CancellationToken cancellationToken)
    {
        if (declared.Count == 0)
            return;
        var rows = await db.Services.IgnoreQueryFilters([TeraContext.NotDeleted])
            .Where(service => declared.Keys.Contains(service.ServiceKey))
            .ToDictionaryAsync(service => service.ServiceKey, cancellationToken);
        foreach (var (key, declaration) in declared)
        {
            if (!rows.TryGetValue(key, out var service))
            {
                service = new Service { ServiceKey = key, ServiceEnabled = true, ServiceRoles = { new() { ServiceRoleName = "admin" }, new() { ServiceRoleName = "user" } } };
                db.Add(service);
            }
            declaration.ApplyTo(service);
            if (service.DeletedAt is not null)
                await db.UndeleteAsync(service, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
