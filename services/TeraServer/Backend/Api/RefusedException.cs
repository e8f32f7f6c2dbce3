namespace OpenTera.TeraServer.Api;

/// <summary>Ends a request with a refusal from anywhere below its endpoint.</summary>
public sealed class RefusedException(IResult refusal) : Exception
{
    public IResult Refusal => refusal;
}
