using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenTera.TeraServer.Devices;

/// <summary>
/// Devices' client certificates, signed by the system's own authority: <c>ca.crt</c> and <c>ca.key</c> in the folder that <c>OpenTera:Certificates</c> names.
/// The gateway believes them, and tells their subject.
/// </summary>
internal sealed class DeviceCertificates(IConfiguration configuration)
{
    private const string UserId = "0.9.2342.19200300.100.1.1";
    private const string TlsClient = "1.3.6.1.5.5.7.3.2";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);

    /// <summary>The authority with its key, as the files are now: it is renewed under a running server. Null when there is none.</summary>
    public X509Certificate2? Authority() =>
        configuration["OpenTera:Certificates"] is { Length: > 0 } folder && Path.Combine(folder, "ca.key") is var key && File.Exists(key)
            ? X509Certificate2.CreateFromPemFile(Path.Combine(folder, "ca.crt"), key)
            : null;

    /// <summary>
    /// The certificate (PEM) for the key in a signing request. Nothing else in the request counts: it could ask to be an authority itself.
    /// Null when the text is no signing request, or who sent it has not the key.
    /// </summary>
    public static string? Sign(string signingRequest, string deviceUuid, X509Certificate2 authority)
    {
        PublicKey key;
        try
        {
            key = CertificateRequest.LoadSigningRequestPem(signingRequest, HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1).PublicKey;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException or NotSupportedException)
        {
            return null;
        }

        var subject = new X500DistinguishedNameBuilder();
        // The builder writes what comes last first: the gateway will say UID=...,CN=Device.
        subject.Add(UserId, deviceUuid);
        subject.AddCommonName("Device");
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256)
        {
            CertificateExtensions =
            {
                new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true),
                new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true),
                new X509EnhancedKeyUsageExtension([new Oid(TlsClient)], critical: false),
            },
        };
        var (start, end) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow + Lifetime);
        using var certificate = request.Create(
            authority.SubjectName, Signer(authority), start < authority.NotBefore ? authority.NotBefore : start, end > authority.NotAfter ? authority.NotAfter : end, RandomNumberGenerator.GetBytes(16));
        return Pem(certificate);
    }

    public static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";

    private static X509SignatureGenerator Signer(X509Certificate2 authority) => authority.GetECDsaPrivateKey() is { } key
        ? X509SignatureGenerator.CreateForECDsa(key)
        : X509SignatureGenerator.CreateForRSA(authority.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1);
}
