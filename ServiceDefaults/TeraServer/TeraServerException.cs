using System.Net;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>TeraServer did not do what it was asked for.</summary>
/// <param name="message">What was asked and what TeraServer said to it.</param>
/// <param name="statusCode">Status of its answer; null when there was none.</param>
/// <param name="innerException">What kept the answer away.</param>
public sealed class TeraServerException(string message, HttpStatusCode? statusCode = null, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Status of TeraServer's answer; null when there was none, because it is away or does not know this service.</summary>
    public HttpStatusCode? StatusCode { get; } = statusCode;
}
