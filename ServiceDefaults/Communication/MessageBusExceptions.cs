namespace OpenTera.ServiceDefaults.Communication;

/// <summary>Redis could not be reached.</summary>
public class MessageBusException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>A called method failed, or could not be called.</summary>
public class RpcException(string message, string topic, string method, string? status) : Exception(message)
{
    /// <summary>The topic the call went to.</summary>
    public string Topic { get; } = topic;

    /// <summary>The called method.</summary>
    public string Method { get; } = method;

    /// <summary>The answer's status, <c>Error</c>; null when there was no answer. The protocol has no text with it: the reason is in the log of the called side.</summary>
    public string? Status { get; } = status;
}

/// <summary>A called method did not answer.</summary>
public sealed class RpcTimeoutException(string message, string topic, string method) : RpcException(message, topic, method, status: null);
