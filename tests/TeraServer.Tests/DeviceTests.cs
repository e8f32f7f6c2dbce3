using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests;

/// <summary>What the recorded exchanges don't show of devices: their certificates, and their status.</summary>
public sealed class DeviceTests(Servers servers) : IAsyncLifetime
{
    private const string DeviceUuid = "b707e0b2-e649-47e7-a938-2b949c423f73";
    private const string Registration = "/api/device/register?key=MX6Qffzj4d&name=New&type_key=robot";

    private readonly RedisServer _redisServer = new();
    private TestServer _server = null!;
    private ConnectionMultiplexer _redis = null!;

    public async ValueTask InitializeAsync()
    {
        await _redisServer.InitializeAsync();
        _redis = await ConnectionMultiplexer.ConnectAsync(_redisServer.ConnectionString);
        _server = await StartAsync(("OpenTera:Certificates", servers.Certificates));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _redis.DisposeAsync();
        await _redisServer.DisposeAsync();
    }

    [Theory, InlineData("RSA"), InlineData("ECDSA")]
    public async Task A_registered_device_gets_a_certificate_for_its_key_and_uuid_only(string algorithm)
    {
        using var key = algorithm == "RSA" ? (AsymmetricAlgorithm)RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = key is RSA rsa
            ? new CertificateRequest("CN=Whoever", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Whoever", (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));

        var answer = await RegisterAsync(request.CreateSigningRequestPem());

        var registered = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(registered.GetProperty("device_enabled").GetBoolean());
        using var certificate = X509Certificate2.CreateFromPem(registered.GetProperty("device_certificate").GetString());
        using var authority = X509Certificate2.CreateFromPem(registered.GetProperty("ca_info").GetString());
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(
            [("0.9.2342.19200300.100.1.1", registered.GetProperty("device_uuid").GetString()), ("2.5.4.3", "Device")],
            certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: true).Select(part => (part.GetSingleElementType().Value, part.GetSingleElementValue())));
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.True(IsSignedBy(authority, certificate));
    }

    [Fact]
    public async Task A_request_signed_by_another_key_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Device", key, HashAlgorithmName.SHA256).CreateSigningRequest();
        request[^1] ^= 1;

        var answer = await RegisterAsync(PemEncoding.WriteString("CERTIFICATE REQUEST", request));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Invalid CSR signature", await answer.Content.ReadFromJsonAsync<string>());
    }

    [Fact]
    public async Task Without_an_authority_no_certificate_is_given()
    {
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.NotImplemented, (await RegisterAsync("any", server)).StatusCode);
    }

    [Fact]
    public async Task A_second_registration_within_a_second_is_refused_on_another_server_too()
    {
        await using var other = await StartAsync();

        var answers = await Task.WhenAll(_server.Client.GetAsync(Registration), other.Client.GetAsync(Registration));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal("Rate Limited", (await answers.Single(answer => !answer.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString());
    }

    [Fact]
    public async Task What_an_online_device_says_of_itself_is_shown_to_users_and_told_to_listeners()
    {
        await _redis.GetDatabase().HashSetAsync("online.devices", DeviceUuid, "a server");
        var told = new TaskCompletionSource<byte[]>();
        await _redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("module.TeraServer.UserManagerModule.events"), (_, message) => told.TrySetResult(message!));

        var answer = await SendAsync(HttpMethod.Post, "/api/device/status", $"OpenTera {await TokenAsync()}", new { status = new { battery = 3 }, timestamp = 1.5 });

        Assert.Equal($$"""{"uuid":"{{DeviceUuid}}","status":"{\u0022battery\u0022: 3}","timestamp":1.5}""", await answer.Content.ReadAsStringAsync());
        Assert.Contains("""{"status": "{\"battery\": 3}", "timestamp": 1.5}""", Encoding.Latin1.GetString(await told.Task.WaitAsync(TimeSpan.FromSeconds(30))));
        var device = await (await SendAsync(HttpMethod.Get, "/api/user/devices?id_device=1&with_status=true", Admin)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("""{"battery": 3}""", device[0].GetProperty("device_status").GetProperty("status").GetProperty("status").GetString());
    }

    private static string Admin => $"Basic {Convert.ToBase64String("admin:admin"u8)}";

    private Task<TestServer> StartAsync(params (string Name, string Value)[] settings) =>
        TestServer.StartAsync(servers.NewDatabase(Provider.Sqlite), _redisServer.ConnectionString, settings);

    private Task<HttpResponseMessage> RegisterAsync(string signingRequest, TestServer? server = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(signingRequest)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return (server ?? _server).Client.PostAsync(Registration, content);
    }

    private async Task<string> TokenAsync() =>
        (await (await SendAsync(HttpMethod.Get, "/api/user/devices?id_device=1", Admin)).Content.ReadFromJsonAsync<JsonElement>())[0].GetProperty("device_token").GetString()!;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string authorization, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await _server.Client.SendAsync(request);
    }

    private static bool IsSignedBy(X509Certificate2 authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
                ApplicationPolicy = { new("1.3.6.1.5.5.7.3.2") },
            },
        };
        return chain.Build(certificate);
    }
}
