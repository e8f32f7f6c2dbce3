using OpenTera.Tool.Repository;

namespace OpenTera.Tool.Services;

/// <summary>The web pages that can be made.</summary>
internal enum PageKind { React, Angular, None }

/// <summary>Where a service keeps its data.</summary>
internal enum StorageKind { None, Postgres }

/// <summary>A service that is to be made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Port">The backend's port.</param>
/// <param name="Path">Where it is behind the gateway; null: nowhere.</param>
/// <param name="Page">Its page.</param>
/// <param name="Storage">Its database.</param>
/// <param name="HasAssets">Whether it stores assets of sessions.</param>
/// <param name="HasTests">Whether it has tests, as questionnaires are.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="TitleInFrench">Title of the page in French.</param>
internal sealed record NewService(ServiceName Name, int Port, string? Path, PageKind Page, StorageKind Storage, bool HasAssets, bool HasTests, string Title, string TitleInFrench)
{
    /// <summary>By custom the page listens 1000 above its backend; null: there is no page.</summary>
    public int? PagePort => Page == PageKind.None ? null : PagePortOf(Port);

    /// <summary>The custom itself.</summary>
    public static int PagePortOf(int port) => port + 1000;

    /// <summary>What AppHost's <c>Program.cs</c> says of it.</summary>
    public IEnumerable<string> Declaration()
    {
        List<string> lines = [$"""builder.AddOpenTeraService<Projects.{Name}>("{Name}", port: {Port}{(Path is null ? "" : $", path: \"{Path}\"")})"""];
        if (PagePort is { } pagePort)
            lines.Add($"""    .WithFrontend("../services/{Name}/Frontend", port: {pagePort})""");
        if (Storage != StorageKind.None)
            lines.Add("    .WithDatabase()");
        if (HasAssets)
            lines.Add("    .WithAssets()");
        if (HasTests)
            lines.Add("    .WithTests()");
        lines[^1] += ";";
        return lines;
    }
}

/// <summary>The folders and projects of a service, relative to the repository, with slashes.</summary>
internal sealed record ServiceParts(string Name)
{
    public string Folder => $"services/{Name}";

    public string TestFolder => $"tests/{Name}.Tests";

    public string Backend => $"{Folder}/Backend/{Name}.csproj";

    public string Tests => $"{TestFolder}/{Name}.Tests.csproj";

    /// <summary>The part's full path.</summary>
    public static string In(OpenTeraRepository repository, string part) => repository.PathOf(part.Split('/'));
}
