using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

/// <summary>A device makes itself known. It is disabled until an administrator enables it and puts it into a site.</summary>
public static class DeviceRegistration
{
    private const int LongestRequest = 64 * 1024;

    public static void MapDeviceRegistration(this IEndpointRouteBuilder device)
    {
        device.MapGet("/register", ByToken).AllowAnonymous().Produces<RegisteredDevice>().WithSummary("Register a device that will sign in by token. A type key or subtype name that is unknown is added.");
        device.MapPost("/register", ByCertificate).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(LongestRequest))
            .Produces<RegisteredDevice>().WithSummary("Register a device that will sign in by certificate: its certificate signing request (PEM) is answered by the certificate.");
    }

    [Strict]
    public sealed record RegistrationQuery : Query<RegistrationQuery>
    {
        [Help("Server device registration key"), Mandatory]
        public string Key { get; init; } = "";

        [Help("Device name to use"), Mandatory]
        public string Name { get; init; } = "";

        [Help("Device type key to use"), Mandatory]
        public string TypeKey { get; init; } = "";

        [Help("Device subtype name to use")]
        public string? SubtypeName { get; init; }

        [Help("Device can get online status")]
        public bool? Onlineable { get; init; }
    }

    public sealed record RegisteredDevice(string DeviceName, string DeviceUuid, bool DeviceEnabled, string DeviceToken)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? DeviceCertificate { get; init; }

        /// <summary>The certificate of the authority that signed.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? CaInfo { get; init; }
    }

    private static async Task<IResult> ByToken(RegistrationQuery query, TeraContext db, CancellationToken cancellation)
    {
        await RequireKeyAsync(query, db, cancellation);
        return Answer.Json(await RegisterAsync(new Device(), query, db, cancellation));
    }

    private static async Task<IResult> ByCertificate(RegistrationQuery query, HttpRequest request, TeraContext db, DeviceCertificates certificates, CancellationToken cancellation)
    {
        await RequireKeyAsync(query, db, cancellation);
        if (request.ContentType != "application/octet-stream")
            return Refusal.BadRequest("Invalid content type");
        if (certificates.Authority() is not { } authority)
            return new Refusal(StatusCodes.Status501NotImplemented, "This server has no certificate authority");

        using (authority)
        {
            using var body = new StreamReader(request.Body);
            var uuid = Guid.NewGuid().ToString();
            if (DeviceCertificates.Sign(await body.ReadToEndAsync(cancellation), uuid, authority) is not { } certificate)
                return Refusal.BadRequest("Invalid CSR signature");
            var registered = await RegisterAsync(new Device { DeviceUuid = uuid, DeviceCertificate = certificate }, query, db, cancellation);
            return Answer.Json(registered with { DeviceCertificate = certificate, CaInfo = DeviceCertificates.Pem(authority) });
        }
    }

    /// <exception cref="RefusedException">The key is not this server's.</exception>
    private static async Task RequireKeyAsync(RegistrationQuery query, TeraContext db, CancellationToken cancellation)
    {
        var key = await db.SettingAsync(ServerSetting.DeviceRegisterKey, cancellation);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(query.Key)))
            throw new RefusedException(new Refusal(StatusCodes.Status401Unauthorized, "Invalid registration key"));
    }

    private static async Task<RegisteredDevice> RegisterAsync(Device device, RegistrationQuery query, TeraContext db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var type = await db.DeviceTypes.FirstOrDefaultAsync(type => type.DeviceTypeKey == query.TypeKey, cancellation)
            ?? await db.InsertAsync(new DeviceType { DeviceTypeKey = query.TypeKey, DeviceTypeName = query.TypeKey }, cancellation);
        if (query.SubtypeName is { } name)
        {
            var subtype = await db.DeviceSubtypes.FirstOrDefaultAsync(subtype => subtype.DeviceSubtypeName == name && subtype.IdDeviceType == type.IdDeviceType, cancellation)
                ?? await db.InsertAsync(new DeviceSubtype { DeviceSubtypeName = name, IdDeviceType = type.IdDeviceType }, cancellation);
            device.IdDeviceSubtype = subtype.IdDeviceSubtype;
        }

        device.DeviceName = query.Name;
        device.IdDeviceType = type.IdDeviceType;
        device.DeviceOnlineable = query.Onlineable == true;
        await db.InsertAsync(device, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(device.DeviceName, device.DeviceUuid, device.DeviceEnabled, device.DeviceToken!);
    }
}
