using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenTera.Gateway.Tests;

/// <summary>Devices sign in with a client certificate that the system's authority signed.</summary>
public sealed class ClientCertificateTests(Gateways gateways)
{
    [Theory]
    [InlineData("CN=b707e0b2-e649-47e7-a938-2b949c423f73, O=OpenTera", "CN=b707e0b2-e649-47e7-a938-2b949c423f73,O=OpenTera")]
    [InlineData("CN=\"Sherbrooke, lab + 1\", OU=Télé, L=#1, C=CA", null)]
    [InlineData("OID.2.5.4.65=alias, OID.1.2.3.4.5=unknown, E=lab@example.org, SERIALNUMBER=1, CN=x", null)]
    public async Task A_device_is_named_to_the_backend_alike_by_both_gateways(string subject, string? expected)
    {
        using var certificate = Sign(gateways.Authority, subject, TimeSpan.FromDays(1));
        var seen = new List<Seen>();
        foreach (var gateway in gateways.Both)
        {
            using var client = gateways.Client(gateway, certificate);
            seen.Add((await client.GetFromJsonAsync<Seen>("/api/device/login"))!);
        }

        foreach (var name in new[] { "X-SSL-VERIFIED", "X-SSL-CERT", "X-SSL-CLIENT-DN", "X-SSL-ISSUER-DN" })
            Assert.Equal(seen[0].Headers[name], seen[1].Headers[name]);
        Assert.Equal("SUCCESS", seen[0].Headers["X-SSL-VERIFIED"]);
        Assert.Equal(expected ?? seen[0].Headers["X-SSL-CLIENT-DN"], seen[1].Headers["X-SSL-CLIENT-DN"]);
        Assert.Equal(certificate.ExportCertificatePem() + "\n", Uri.UnescapeDataString(seen[1].Headers["X-SSL-CERT"]));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(gateways.Authority.SubjectName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var stranger = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10));

        await AssertRefusedAsync(Sign(stranger, "CN=device", TimeSpan.FromDays(2)));
    }

    [Fact]
    public Task A_certificate_that_has_expired_is_refused() => AssertRefusedAsync(Sign(gateways.Authority, "CN=device", TimeSpan.FromMinutes(1)));

    private async Task AssertRefusedAsync(X509Certificate2 certificate)
    {
        foreach (var gateway in gateways.Both)
        {
            using var client = gateways.Client(gateway, certificate);
            Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/device/login")).StatusCode);
        }
    }

    private static X509Certificate2 Sign(X509Certificate2 authority, string subject, TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        using var certificate = request.Create(authority, authority.NotBefore, authority.NotBefore + validity, RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
