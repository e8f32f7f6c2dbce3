using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenTera.Gateway.Tests;

/// <summary>In a container the gateway makes its own certificates, by a shell script.</summary>
public sealed class ContainerCertificatesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opentera-container-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File(string name) => System.IO.File.ReadAllText(Path.Combine(folder, name));

    private async Task MakeAsync()
    {
        using var script = Process.Start("sh", [Path.Combine(AppContext.BaseDirectory, "nginx", "make-certificates.sh"), folder]);
        await script.WaitForExitAsync();
        Assert.Equal(0, script.ExitCode);
    }

    [Fact]
    public async Task A_gateway_without_certificates_makes_them_once()
    {
        await MakeAsync();
        using var authority = X509Certificate2.CreateFromPem(File("ca.crt"));
        using var server = X509Certificate2.CreateFromPem(File("server.crt"), File("server.key"));
        using var chain = new X509Chain
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
        };

        Assert.True(chain.Build(server));
        Assert.True(server.MatchesHostname("localhost"));

        var before = (File("ca.crt"), File("server.crt"));
        await MakeAsync();
        Assert.Equal(before, (File("ca.crt"), File("server.crt")));
    }

    [Fact]
    public async Task A_certificate_of_the_users_own_is_kept()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var own = new CertificateRequest("CN=tera.example.org", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(10));
        System.IO.File.WriteAllText(Path.Combine(folder, "server.crt"), own.ExportCertificatePem());

        await MakeAsync();

        Assert.Equal(own.ExportCertificatePem(), File("server.crt"));
    }
}
