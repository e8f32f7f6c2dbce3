using System.Reflection;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>Methods that others can call by RPC.</summary>
/// <example><code>
/// new RpcMethods()
///     .Add("count_notes", (string participantUuid, Notes notes, CancellationToken token) => ...)
/// </code></example>
public sealed class RpcMethods
{
    private readonly Dictionary<string, Method> methods = new(StringComparer.Ordinal);

    /// <summary>Adds a method.</summary>
    /// <param name="name">What callers call it.</param>
    /// <param name="handler">Takes bool, int, long, double, string or byte[] parameters, by position as the caller gives them, and if it likes a last
    /// <see cref="CancellationToken"/> of the serving. Parameters with a default value may be left out by the caller. Returns anything that can be
    /// written as JSON (records in snake case), or a <see cref="Task"/> of it. An exception, or arguments that do not fit, answer status <c>Error</c> and are logged.</param>
    /// <exception cref="ArgumentException">The name is taken, or a parameter has another type.</exception>
    public RpcMethods Add(string name, Delegate handler)
    {
        if (!methods.TryAdd(name, new Method(name, handler)))
            throw new ArgumentException($"The RPC method '{name}' is there already.", nameof(name));
        return this;
    }

    /// <summary>Calls a method; null when there is none of that name.</summary>
    internal Task<object?>? Call(RPCMessage call, CancellationToken cancellationToken) =>
        methods.GetValueOrDefault(call.Method)?.CallAsync(call.Args, cancellationToken);

    internal bool Has(string name) => methods.ContainsKey(name);

    private sealed class Method
    {
        private static readonly Type[] ArgumentTypes = [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string), typeof(byte[])];

        private readonly string name;
        private readonly Delegate handler;
        private readonly ParameterInfo[] parameters;
        private readonly bool takesToken;
        private readonly PropertyInfo? taskResult;

        public Method(string name, Delegate handler)
        {
            (this.name, this.handler) = (name, handler);
            var all = handler.Method.GetParameters();
            takesToken = all is [.., var last] && last.ParameterType == typeof(CancellationToken);
            parameters = takesToken ? all[..^1] : all;
            if (parameters.FirstOrDefault(p => !ArgumentTypes.Contains(Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType)) is { } wrong)
                throw new ArgumentException($"Parameter '{wrong.Name}' of the RPC method '{name}' is a {wrong.ParameterType.Name}; possible are bool, int, long, double, string and byte[].", nameof(handler));
            taskResult = handler.Method.ReturnType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Task<>)
                ? type.GetProperty(nameof(Task<>.Result)) : null;
        }

        public async Task<object?> CallAsync(IList<Value> given, CancellationToken cancellationToken)
        {
            if (given.Count > parameters.Length || parameters.Skip(given.Count).Any(p => !p.HasDefaultValue))
                throw new ArgumentException($"{name} takes {parameters.Length} arguments, but was called with {given.Count}.");
            var arguments = parameters.Select((p, i) => i < given.Count ? Argument(p, given[i]) : p.DefaultValue).ToList();
            if (takesToken)
                arguments.Add(cancellationToken);
            var result = handler.Method.Invoke(handler.Target, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null);
            if (result is not Task task)
                return result;
            await task;
            return taskResult?.GetValue(task);
        }

        private object? Argument(ParameterInfo parameter, Value given)
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            object? value = given.ArgValueCase switch
            {
                Value.ArgValueOneofCase.BoolValue => given.BoolValue,
                Value.ArgValueOneofCase.BytesValue => given.BytesValue.ToByteArray(),
                Value.ArgValueOneofCase.DoubleValue => given.DoubleValue,
                Value.ArgValueOneofCase.FloatValue => (double)given.FloatValue,
                Value.ArgValueOneofCase.IntValue when type == typeof(int) => checked((int)given.IntValue),
                Value.ArgValueOneofCase.IntValue when type == typeof(double) => (double)given.IntValue,
                Value.ArgValueOneofCase.IntValue => given.IntValue,
                Value.ArgValueOneofCase.StringValue => given.StringValue,
                Value.ArgValueOneofCase.UintValue when type == typeof(int) => checked((int)given.UintValue),
                Value.ArgValueOneofCase.UintValue => checked((long)given.UintValue),
                _ => null,
            };
            return type.IsInstanceOfType(value)
                ? value
                : throw new ArgumentException($"Argument '{parameter.Name}' of {name} is to be a {type.Name}, but was given as {given.ArgValueCase}.");
        }
    }
}
