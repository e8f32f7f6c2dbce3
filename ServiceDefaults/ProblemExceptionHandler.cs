using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ServiceDefaults;

/// <summary>
/// Answers with what is wrong: 400 for a request that cannot be read, 503 when Redis or TeraServer is away, 502 when TeraServer refused what this
/// service asked for. Other exceptions stay 500, without a word on what they were.
/// </summary>
internal sealed class ProblemExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        int? status = exception switch
        {
            BadHttpRequestException request => request.StatusCode,
            MessageBusException or RpcTimeoutException or TeraServerException { StatusCode: null } => StatusCodes.Status503ServiceUnavailable,
            TeraServerException => StatusCodes.Status502BadGateway,
            _ => null,
        };
        if (status is null)
            return ValueTask.FromResult(false);
        context.Response.StatusCode = status.Value;
        var detail = exception is BadHttpRequestException { InnerException: { } reason } ? $"{exception.Message} {reason.Message}" : exception.Message;
        return problems.TryWriteAsync(new() { HttpContext = context, Exception = exception, ProblemDetails = { Status = status, Detail = detail } });
    }

    /// <summary>Puts what is wrong with the fields of a request into the one line that every client shows.</summary>
    public static void Customize(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is HttpValidationProblemDetails validation)
            validation.Detail ??= string.Join(' ', validation.Errors.SelectMany(error => error.Value));
    }
}
