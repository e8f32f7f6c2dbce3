using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace OpenTera.Gateway;

/// <summary>What a connection's client certificate says, in the words of NGINX's <c>$ssl_client_*</c> variables; verified once a connection.</summary>
/// <param name="Verified"><c>SUCCESS</c>, <c>NONE</c> when there is no certificate, <c>FAILED</c> when the system's CA did not sign it or it has expired.</param>
/// <param name="Certificate">PEM, percent-encoded, or null.</param>
/// <param name="Subject">Distinguished name as RFC 2253 writes it, or null.</param>
/// <param name="Issuer">Distinguished name as RFC 2253 writes it, or null.</param>
internal sealed record ClientCertificate(string Verified, string? Certificate = null, string? Subject = null, string? Issuer = null)
{
    private static readonly ClientCertificate None = new("NONE");

    public static ClientCertificate Of(ConnectionContext connection, X509Certificate2 authority) =>
        connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is not { } certificate
            ? None
            : new ClientCertificate(
                IsSignedBy(authority, certificate) ? "SUCCESS" : "FAILED",
                Uri.EscapeDataString(certificate.ExportCertificatePem() + "\n"),
                DistinguishedName.Rfc2253(certificate.SubjectName),
                DistinguishedName.Rfc2253(certificate.IssuerName));

    private static bool IsSignedBy(X509Certificate2 authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                // The system's CA publishes no revocation list: a device is disabled in TeraServer.
                RevocationMode = X509RevocationMode.NoCheck,
                ApplicationPolicy = { new("1.3.6.1.5.5.7.3.2") }, // TLS client
                DisableCertificateDownloads = true,
            },
        };
        return chain.Build(certificate);
    }
}
