using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace OpenTera.Gateway;

/// <summary>The TLS port: HTTP/1.1 and HTTP/2, client certificates optional, plain HTTP redirected.</summary>
internal static class Listener
{
    public static void UseGatewayListener(this IWebHostBuilder host, GatewayOptions options, X509Certificate2 authority)
    {
        var certificate = LoadServerCertificate(options.Certificates);
        host.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (options.Address == "localhost")
                kestrel.ListenLocalhost(options.Port, Listen);
            else
                kestrel.ListenAnyIP(options.Port, Listen);
        });

        void Listen(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.Use(next => connection => PlainHttp.RedirectAsync(connection, next, options.Port));
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificate,
                SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateMode = ClientCertificateMode.AllowCertificate,
                // A bad one is answered with 400 by UseClientCertificates instead of a broken handshake.
                ClientCertificateValidation = (_, _, _) => true,
            });
            listen.Use(next => connection =>
            {
                connection.Features.Set(ClientCertificate.Of(connection, authority));
                return next(connection);
            });
        }
    }

    private static X509Certificate2 LoadServerCertificate(string folder)
    {
        using var pem = X509Certificate2.CreateFromPemFile(Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"));
        // Windows' TLS needs the key in a key store, where PKCS #12 puts it.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
    }
}
