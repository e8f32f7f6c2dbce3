using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;
using LogLevel = OpenTera.ServiceDefaults.Communication.Messages.LogEvent.Types.LogLevel;

namespace OpenTera.TeraServer.Identity;

/// <summary>Who signed in, and who tried to: a line each for LoggingService. Tokens and passwords are never part of it.</summary>
public sealed class LoginLog(IConnectionMultiplexer redis)
{
    /// <param name="identity">The user, participant, device or service.</param>
    public void Succeeded(HttpContext context, LoginType type, object identity) =>
        Push(context, Topics.FlaskModule, LogLevel.Info, type, LoginStatus.Success, identity, "");

    /// <param name="sender">What refused, in the original's names: a function of LoginModule, or FlaskModule.</param>
    /// <param name="identity">The user, participant, device or service; null when it is not known.</param>
    public void Failed(HttpContext context, string sender, LoginType type, LoginStatus status, object? identity, string message = "") =>
        Push(context, sender, LogLevel.Error, type, status, identity, message);

    private void Push(HttpContext context, string sender, LogLevel level, LoginType type, LoginStatus status, object? identity, string message)
    {
        var client = Client.Of(context.Request);
        var login = new LoginEvent
        {
            LogHeader = new LogEvent { Level = level, Timestamp = MessageBusExtensions.SecondsNow(), Sender = sender, Message = message },
            LoginType = type,
            LoginStatus = status,
            ClientName = client.Name,
            ClientVersion = client.Version,
            ClientIp = context.Connection.RemoteIpAddress?.ToString() ?? "",
            OsName = client.OsName,
            OsVersion = client.OsVersion,
            UserUuid = (identity as User)?.UserUuid ?? "",
            ParticipantUuid = (identity as Participant)?.ParticipantUuid ?? "",
            DeviceUuid = (identity as Device)?.DeviceUuid ?? "",
            ServiceUuid = (identity as Service)?.ServiceUuid ?? "",
            ServerEndpoint = context.Request.Path,
        };
        var list = level == LogLevel.Info ? "log.info" : "log.error";
        var line = new TeraEvent
        {
            Header = new() { Version = 1, Time = login.LogHeader.Timestamp, Topic = list },
            Events = { Any.Pack(login) },
        };
        redis.GetDatabase().ListRightPush(list, line.ToByteArray(), flags: CommandFlags.FireAndForget);
    }
}
