using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>One method: fits the arguments of a call to the parameters of a delegate.</summary>
internal sealed class RpcMethod
{
    private static readonly Type[] ArgumentTypes = [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string), typeof(byte[]), typeof(Value)];

    private readonly string name;
    private readonly Delegate handler;
    private readonly IServiceScopeFactory? scopes;
    private readonly ParameterInfo[] parameters;
    private readonly int argumentCount;
    private readonly PropertyInfo? taskResult;

    public RpcMethod(string name, Delegate handler, IServiceScopeFactory? scopes)
    {
        (this.name, this.handler, this.scopes) = (name, handler, scopes);
        parameters = handler.Method.GetParameters();
        argumentCount = parameters.Count(IsArgument);
        if (scopes is null && parameters.FirstOrDefault(p => !IsArgument(p) && !IsToken(p)) is { } wrong)
            throw new ArgumentException($"Parameter '{wrong.Name}' of the RPC method '{name}' is a {wrong.ParameterType.Name}; callers can give bool, int, long, double, string and byte[].", nameof(handler));
        taskResult = handler.Method.ReturnType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? type.GetProperty(nameof(Task<>.Result)) : null;
    }

    public async Task<object?> CallAsync(IList<Value> given, CancellationToken cancellationToken)
    {
        if (given.Count > argumentCount)
            throw new ArgumentException($"{name} takes {argumentCount} arguments, but was called with {given.Count}.");
        await using var scope = scopes?.CreateAsyncScope();
        var rest = new Queue<Value>(given);
        var arguments = parameters.Select(parameter => parameter switch
        {
            _ when IsToken(parameter) => cancellationToken,
            _ when !IsArgument(parameter) => scope!.Value.ServiceProvider.GetRequiredService(parameter.ParameterType),
            _ when rest.TryDequeue(out var value) => Argument(parameter, value),
            _ when parameter.HasDefaultValue => parameter.DefaultValue,
            _ => throw new ArgumentException($"{name} was called without its argument '{parameter.Name}'."),
        }).ToArray();
        var result = handler.Method.Invoke(handler.Target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (result is not Task task)
            return result;
        await task;
        return taskResult?.GetValue(task);
    }

    private static bool IsToken(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken);

    private static bool IsArgument(ParameterInfo parameter) => ArgumentTypes.Contains(Unwrapped(parameter));

    private static Type Unwrapped(ParameterInfo parameter) => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;

    private object Argument(ParameterInfo parameter, Value given)
    {
        var type = Unwrapped(parameter);
        if (type == typeof(Value))
            return given;
        object? value = given.ArgValueCase switch
        {
            Value.ArgValueOneofCase.BoolValue => given.BoolValue,
            Value.ArgValueOneofCase.BytesValue => given.BytesValue.ToByteArray(),
            Value.ArgValueOneofCase.DoubleValue => given.DoubleValue,
            Value.ArgValueOneofCase.FloatValue => (double)given.FloatValue,
            Value.ArgValueOneofCase.IntValue => Whole(given.IntValue, type),
            Value.ArgValueOneofCase.StringValue => given.StringValue,
            Value.ArgValueOneofCase.UintValue => Whole(checked((long)given.UintValue), type),
            _ => null,
        };
        return type.IsInstanceOfType(value)
            ? value
            : throw new ArgumentException($"Argument '{parameter.Name}' of {name} is to be a {type.Name}, but was given as {given.ArgValueCase}.");
    }

    private static object Whole(long value, Type type) => type switch
    {
        _ when type == typeof(int) => checked((int)value),
        _ when type == typeof(double) => (double)value,
        _ => (object)value,
    };
}
