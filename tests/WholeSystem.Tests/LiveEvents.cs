using System.Diagnostics;

namespace OpenTera.WholeSystem;

/// <summary>The stream of events that the example's page follows.</summary>
internal sealed class LiveEvents : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private LiveEvents(HttpResponseMessage response, Stream body) => (this.response, lines) = (response, new StreamReader(body));

    public static async Task<LiveEvents> FollowAsync(HttpClient client)
    {
        var response = await client.GetAsync("example/api/events", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The data of the next event that contains a text.</summary>
    public async Task<string> NextAsync(string text, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        while (await lines.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Contains(text))
                return line;
        }
        throw new UnreachableException("The stream ended.");
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
