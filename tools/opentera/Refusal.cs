namespace OpenTera.Tool;

/// <summary>What was asked for cannot be done; nothing was changed.</summary>
/// <param name="message">Why, and what to do about it.</param>
internal sealed class Refusal(string message) : Exception(message);
