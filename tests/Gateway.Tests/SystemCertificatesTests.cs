using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OpenTera.AppHost.Gateway;

namespace OpenTera.Gateway.Tests;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SystemCertificatesTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("opentera-certificates-").FullName, "certificates");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    private string File(string name) => System.IO.File.ReadAllText(Path.Combine(folder, name));

    private void EnsureIn(int days) => new SystemCertificates(folder, new Clock(TimeSpan.FromDays(days))).Ensure();

    [Fact]
    public void The_server_certificate_is_for_this_machine_and_signed_by_the_authority()
    {
        EnsureIn(0);
        using var authority = X509Certificate2.CreateFromPem(File("ca.crt"));
        using var server = X509Certificate2.CreateFromPem(File("server.crt"), File("server.key"));
        using var chain = new X509Chain
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
        };

        Assert.True(chain.Build(server));
        Assert.All(["localhost", Environment.MachineName, "127.0.0.1", "::1"], name => Assert.True(server.MatchesHostname(name), name));
        Assert.True(server.NotAfter - server.NotBefore < TimeSpan.FromDays(398));
    }

    [Fact]
    public void Nobody_else_can_read_the_keys()
    {
        EnsureIn(0);

        Assert.All(["ca.key", "server.key"], name =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(Path.Combine(folder, name))));
        Assert.Equal(["ca.crt", "ca.key", "server.crt", "server.key"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_second_start_keeps_everything()
    {
        EnsureIn(0);
        var before = (File("ca.crt"), File("server.crt"));
        EnsureIn(300);

        Assert.Equal(before, (File("ca.crt"), File("server.crt")));
    }

    [Fact]
    public void A_server_certificate_close_to_its_end_is_renewed_by_the_same_authority()
    {
        EnsureIn(0);
        var (authority, server) = (File("ca.crt"), File("server.crt"));
        EnsureIn(380);

        Assert.Equal(authority, File("ca.crt"));
        Assert.NotEqual(server, File("server.crt"));
    }

    [Fact]
    public void An_authority_close_to_its_end_is_renewed_with_the_server_certificate()
    {
        EnsureIn(0);
        var (authority, server) = (File("ca.crt"), File("server.crt"));
        EnsureIn(3640);

        Assert.NotEqual(authority, File("ca.crt"));
        Assert.NotEqual(server, File("server.crt"));
    }

    [Fact]
    public void A_certificate_without_its_key_is_replaced()
    {
        EnsureIn(0);
        var server = File("server.crt");
        System.IO.File.Copy(Path.Combine(folder, "ca.key"), Path.Combine(folder, "server.key"), overwrite: true);
        EnsureIn(0);

        Assert.NotEqual(server, File("server.crt"));
    }

    [Fact]
    public void A_server_certificate_of_the_users_own_is_kept()
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var own = new CertificateRequest("CN=tera.example.org", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        System.IO.File.WriteAllText(Path.Combine(folder, "server.crt"), own.ExportCertificatePem());
        System.IO.File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportPkcs8PrivateKeyPem());

        EnsureIn(0);

        Assert.Equal(own.ExportCertificatePem(), File("server.crt"));
    }

    private sealed class Clock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + ahead;
    }
}
