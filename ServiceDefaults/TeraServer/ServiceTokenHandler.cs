using System.Net;
using System.Net.Http.Headers;
using OpenTera.ServiceDefaults.Identity;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>Puts this service's token on requests that have none, and tries once more with a new one when TeraServer refuses it.</summary>
internal sealed class ServiceTokenHandler(ServiceToken token) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is not null)
            return await base.SendAsync(request, cancellationToken);
        var response = await SendWithTokenAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        response.Dispose();
        await token.RefreshKeyAsync();
        return await SendWithTokenAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendWithTokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(TeraAuthenticationHandler.Scheme, await token.GetAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
