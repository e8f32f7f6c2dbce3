namespace OpenTera.TeraServer.Participants;

/// <summary>Another participant signs in with that name.</summary>
public sealed class UsernameTakenException(string username) : Exception($"The username '{username}' is another participant's.");
