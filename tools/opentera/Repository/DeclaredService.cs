namespace OpenTera.Tool.Repository;

/// <summary>A service as AppHost's <c>Program.cs</c> declares it.</summary>
/// <param name="Key">Its key in OpenTera.</param>
/// <param name="Port">The backend's port.</param>
/// <param name="Path">Where it is behind the gateway; null: nowhere.</param>
/// <param name="FrontendPort">The page's port; null: it has no page.</param>
/// <param name="HasDatabase">Whether it has a database of its own.</param>
internal sealed record DeclaredService(string Key, int Port, string? Path, int? FrontendPort, bool HasDatabase);
