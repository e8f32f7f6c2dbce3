using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>Methods that others can call by RPC.</summary>
/// <param name="scopes">Where methods get the services they have parameters for, a scope for each call; null: they take none.</param>
/// <example><code>
/// new RpcMethods().Add("add", (int a, int b) => a + b)
/// </code></example>
public sealed class RpcMethods(IServiceScopeFactory? scopes = null)
{
    private readonly Dictionary<string, RpcMethod> methods = new(StringComparer.Ordinal);

    /// <summary>Adds a method.</summary>
    /// <param name="name">What callers call it.</param>
    /// <param name="handler">Its bool, int, long, double, string and byte[] parameters are what the caller gives, by position; those with a default value may
    /// be left out; a <see cref="Value"/> takes any of them. A <see cref="CancellationToken"/> is that of the serving. Parameters of other types are services of the application.
    /// It returns anything that can be written as JSON (records in snake case), or a <see cref="Task"/> of it. An exception, or arguments that
    /// do not fit, answer status <c>Error</c> and are logged.</param>
    /// <exception cref="ArgumentException">The name is taken, or the method wants a service where there are none.</exception>
    public RpcMethods Add(string name, Delegate handler)
    {
        if (!methods.TryAdd(name, new RpcMethod(name, handler, scopes)))
            throw new ArgumentException($"The RPC method '{name}' is there already.", nameof(name));
        return this;
    }

    internal bool Has(string name) => methods.ContainsKey(name);

    internal Task<object?> CallAsync(RPCMessage call, CancellationToken cancellationToken) => methods[call.Method].CallAsync(call.Args, cancellationToken);
}
