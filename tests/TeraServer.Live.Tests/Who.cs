namespace OpenTera.TeraServer.Live.Tests;

/// <summary>Who calls: identities of the test data.</summary>
public sealed record Who(string Kind, string Uuid, string Username = "", string Password = "")
{
    public static readonly Who Admin = new("user", "b6b08f70-ccb7-4c90-b332-3656d81e4b6d", "admin", "admin");

    /// <summary>Sees the default site, with <see cref="Participant"/> and <see cref="Device"/>.</summary>
    public static readonly Who SiteAdmin = new("user", "296983eb-0d9e-49af-a804-66612b2ace5d", "siteadmin", "siteadmin");

    /// <summary>Sees nothing.</summary>
    public static readonly Who User4 = new("user", "24d28248-17cf-47db-8210-b58ee918d401", "user4", "user4");

    public static readonly Who Participant = new("participant", "27985bb7-3dea-4668-8d9b-3c0548cd8124", "participant1", "opentera");

    /// <summary>In the secret site, which only <see cref="Admin"/> sees.</summary>
    public static readonly Who SecretParticipant = new("participant", "22c7bee8-4bf4-4e67-a52d-fddc4265e846");

    /// <summary>Is assigned to <see cref="Participant"/>.</summary>
    public static readonly Who Device = new("device", "b707e0b2-e649-47e7-a938-2b949c423f73");

    /// <summary>Its session type is number 1.</summary>
    public static readonly Who VideoRehab = new("service", "f5c609df-0d99-43e5-8884-d89c8123fbc6");
}
