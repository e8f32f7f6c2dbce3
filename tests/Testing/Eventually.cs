namespace OpenTera.Testing;

/// <summary>Waits for what comes about by itself.</summary>
public static class Eventually
{
    /// <summary>Waits until something is true; fails with its description after 15 s.</summary>
    /// <exception cref="TimeoutException">It did not become true.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var end = DateTime.UtcNow.AddSeconds(15);
        while (!await condition())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"Not in 15 s: {what}");
            await Task.Delay(50);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);
}
