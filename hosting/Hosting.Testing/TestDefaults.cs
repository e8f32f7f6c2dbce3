namespace Aspire.Hosting.Testing;

/// <summary>How an application is set up in a test unless the test says otherwise.</summary>
internal static class TestDefaults
{
    /// <summary>Random public ports let several applications run at the same time.</summary>
    public static readonly Dictionary<string, string?> Settings = new()
    {
        ["environment"] = "Development",
        ["DcpPublisher:RandomizePorts"] = "true"
    };
}
