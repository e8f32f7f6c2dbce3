using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.TeraServer.Presence;

/// <summary>Closes WebSockets, whichever server holds them.</summary>
public sealed class Disconnects(IMessageBus bus)
{
    public Task OrderAsync(string uuid) => bus.SendMessageAsync(
        Topics.ModuleMessages(Topics.FlaskModule),
        Topics.WebSocketCommands(uuid),
        new ServerCommand { Type = ServerCommand.Types.CommandType.CmdClientDisconnect });
}
