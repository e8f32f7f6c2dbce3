using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenTera.AppHost.Gateway;

/// <summary>
/// The system's own certificate authority and the gateway's server certificate, as files that NGINX, the YARP gateway and
/// TeraServer (which signs devices' certificates) read: <c>ca.crt</c>, <c>ca.key</c>, <c>server.crt</c>, <c>server.key</c>.
/// </summary>
/// <param name="folder">The folder that holds them; made when it is not there.</param>
/// <param name="clock">The time of today.</param>
public sealed class SystemCertificates(string folder, TimeProvider clock)
{
    /// <summary>The folder's name in the data directory.</summary>
    public const string Folder = "certificates";

    private const string AuthorityName = "CN=OpenTera authority ";

    private static readonly TimeSpan AuthorityLifetime = TimeSpan.FromDays(3650);

    /// <summary>Browsers refuse server certificates that are valid for more than 398 days.</summary>
    private static readonly TimeSpan ServerLifetime = TimeSpan.FromDays(397);

    private static readonly TimeSpan RenewedBefore = TimeSpan.FromDays(30);

    private readonly DateTimeOffset now = clock.GetUtcNow();

    /// <summary>
    /// Makes what is missing, damaged or about to expire. A server certificate by another authority is the user's own: it is kept
    /// as long as it goes with its key.
    /// </summary>
    public void Ensure()
    {
        PrivateFile.MakeFolder(folder);
        using var authority = Read("ca") is { } existing && IsFresh(existing) ? existing : MakeAuthority();
        using var server = Read("server");
        if (server is null || (IsOurs(server) && !IsUsable(server, authority)))
            MakeServer(authority);
    }

    private static IEnumerable<string> HostNames => new[] { "localhost", Dns.GetHostName() }.Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool IsOurs(X509Certificate2 server) => server.Issuer.StartsWith(AuthorityName, StringComparison.Ordinal);

    private bool IsUsable(X509Certificate2 server, X509Certificate2 authority)
    {
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
                VerificationTime = now.UtcDateTime,
                DisableCertificateDownloads = true,
            },
        };
        return IsFresh(server) && HostNames.All(name => server.MatchesHostname(name)) && chain.Build(server);
    }

    private bool IsFresh(X509Certificate2 certificate) => certificate.NotBefore <= now && now + RenewedBefore < certificate.NotAfter;

    private X509Certificate2 MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // The number tells two authorities of one machine apart, also in a browser's list.
        var name = new X500DistinguishedName($"{AuthorityName}{RandomNumberGenerator.GetHexString(8)}, O=OpenTera");
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));

        var authority = request.CreateSelfSigned(now.AddMinutes(-5), now + AuthorityLifetime);
        Write("ca", authority, key);
        return authority;
    }

    private void MakeServer(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName("CN=localhost, O=OpenTera"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        request.CertificateExtensions.Add(SubjectAlternativeNames());

        var end = now + ServerLifetime;
        using var server = request.Create(authority, now.AddMinutes(-5), end < authority.NotAfter ? end : authority.NotAfter, RandomNumberGenerator.GetBytes(16));
        Write("server", server, key);
    }

    private static X509Extension SubjectAlternativeNames()
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in HostNames)
            names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return names.Build();
    }

    /// <summary>The certificate with its key, or null: missing, unreadable, or a certificate and a key that do not belong together.</summary>
    private X509Certificate2? Read(string name)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(Path.Combine(folder, name + ".crt"), Path.Combine(folder, name + ".key"));
        }
        catch (Exception error) when (error is FileNotFoundException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private void Write(string name, X509Certificate2 certificate, ECDsa key)
    {
        PrivateFile.Write(Path.Combine(folder, name + ".key"), key.ExportPkcs8PrivateKeyPem() + "\n");
        PrivateFile.Write(Path.Combine(folder, name + ".crt"), certificate.ExportCertificatePem() + "\n");
    }
}
