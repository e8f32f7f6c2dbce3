namespace OpenTera.Testing;

/// <summary>Waits for what comes about by itself.</summary>
public static class Eventually
{
    /// <summary>Waits until something is true; fails with its description after 15 s, or so many.</summary>
    /// <exception cref="TimeoutException">It did not become true.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 15)
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (!await condition())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"Not in {seconds} s: {what}");
            await Task.Delay(50);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 15) => TrueAsync(() => Task.FromResult(condition()), what, seconds);
}
