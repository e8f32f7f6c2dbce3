using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OpenTera.TeraServer.Tests;

[assembly: AssemblyFixture(typeof(Servers))]

namespace OpenTera.TeraServer.Tests;

/// <summary>PostgreSQL, Redis, a folder for SQLite files and a certificate authority, shared by all tests.</summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opentera-sqlite-").FullName;
    private int _files;

    public PostgresServer Postgres { get; } = new();
    public RedisServer Redis { get; } = new();

    /// <summary>The folder with the authority's certificate and key.</summary>
    public string Certificates { get; } = Directory.CreateTempSubdirectory("opentera-certificates-").FullName;

    public async ValueTask InitializeAsync()
    {
        MakeAuthority();
        await Task.WhenAll(Postgres.InitializeAsync().AsTask(), Redis.InitializeAsync().AsTask());
    }

    private void MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(Certificates, "ca.crt"), authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Certificates, "ca.key"), key.ExportPkcs8PrivateKeyPem());
    }

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(Certificates, recursive: true);
    }

    /// <summary>A name for a database that is not there yet.</summary>
    public string NewDatabase(Provider provider) => provider == Provider.Postgres
        ? Postgres.ConnectionString(Postgres.NewName())
        : $"Data Source={_folder}/{Interlocked.Increment(ref _files)}.db";
}

public enum Provider
{
    Postgres,
    Sqlite,
}
