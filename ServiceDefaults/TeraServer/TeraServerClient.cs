using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Identity;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>TeraServer's API by HTTP.</summary>
internal sealed class TeraServerClient(HttpClient http, string? token = null) : ITeraServerClient
{
    private const int LongestReason = 500;

    public Task<T?> GetAsync<T>(string path, object? query = null, CancellationToken cancellationToken = default) =>
        SendAsync<T>(HttpMethod.Get, path, query, null, cancellationToken);

    public Task<T?> PostAsync<T>(string path, object body, CancellationToken cancellationToken = default) =>
        SendAsync<T>(HttpMethod.Post, path, null, body, cancellationToken);

    public Task DeleteAsync(string path, object query, CancellationToken cancellationToken = default) =>
        SendAsync<JsonElement>(HttpMethod.Delete, path, query, null, cancellationToken);

    public ITeraServerClient As(TeraIdentity caller) => new TeraServerClient(http, caller.Token);

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, object? query, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path + Query(query));
        // Python's TeraServer reads only bodies of a stated length, which JsonContent does not have.
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body, PythonJson.Options), Encoding.UTF8, MediaTypeNames.Application.Json);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(TeraAuthenticationHandler.Scheme, token);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new TeraServerException($"TeraServer refused {method} {path}: {(int)response.StatusCode} {Shortened(answer)}", response.StatusCode);
            return string.IsNullOrWhiteSpace(answer) ? default : JsonSerializer.Deserialize<T>(answer, PythonJson.Options);
        }
        catch (JsonException exception)
        {
            throw new TeraServerException($"TeraServer answered {method} {path} with something else than a {typeof(T).Name}: {exception.Message}", null, exception);
        }
        catch (Exception exception) when (exception is not TeraServerException && !cancellationToken.IsCancellationRequested)
        {
            throw new TeraServerException($"TeraServer did not answer {method} {path}: {exception.Message}", null, exception);
        }
    }

    private static string Query(object? parameters)
    {
        var query = new QueryBuilder();
        if (parameters is not null)
        {
            foreach (var parameter in JsonSerializer.SerializeToElement(parameters, PythonJson.Options).EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
                query.Add(parameter.Name, parameter.Value.ToString());
        }
        return query.ToString();
    }

    private static string Shortened(string answer) => answer.Length <= LongestReason ? answer.Trim() : answer[..LongestReason] + "...";
}
