using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Identity;

/// <summary>Finds who calls. Every request asks one of these, so they are compiled, once a server: a compiled query belongs to one model.</summary>
public sealed class IdentityQueries
{
    public Func<TeraContext, string, Task<User?>> UserByUuid { get; } =
        EF.CompileAsyncQuery((TeraContext db, string uuid) => db.Users.AsNoTracking().FirstOrDefault(user => user.UserUuid == uuid));

    public Func<TeraContext, string, Task<Participant?>> ParticipantByUuid { get; } =
        EF.CompileAsyncQuery((TeraContext db, string uuid) => db.Participants.AsNoTracking().FirstOrDefault(participant => participant.ParticipantUuid == uuid));

    /// <summary>A participant that is enabled, and may come by its static token.</summary>
    public Func<TeraContext, string, Task<Participant?>> ParticipantByToken { get; } =
        EF.CompileAsyncQuery((TeraContext db, string token) => db.Participants.AsNoTracking().FirstOrDefault(participant =>
            participant.ParticipantToken == token && participant.ParticipantEnabled && participant.ParticipantTokenEnabled));

    public Func<TeraContext, string, Task<Device?>> DeviceByToken { get; } =
        EF.CompileAsyncQuery((TeraContext db, string token) => db.Devices.AsNoTracking().FirstOrDefault(device => device.DeviceToken == token));

    public Func<TeraContext, string, Task<Device?>> DeviceByUuid { get; } =
        EF.CompileAsyncQuery((TeraContext db, string uuid) => db.Devices.AsNoTracking().FirstOrDefault(device => device.DeviceUuid == uuid));

    public Func<TeraContext, string, Task<Service?>> ServiceByUuid { get; } =
        EF.CompileAsyncQuery((TeraContext db, string uuid) => db.Services.AsNoTracking().FirstOrDefault(service => service.ServiceUuid == uuid));
}
