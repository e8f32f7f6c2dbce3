using OpenTera.Tool.Repository;

namespace OpenTera.Tool.Services;

/// <summary>The web pages that can be made.</summary>
internal enum FrontendKind { React, None }

/// <summary>Where a service keeps its data.</summary>
internal enum DatabaseKind { None, Postgres }

/// <summary>A service that is to be made.</summary>
internal sealed record NewService(ServiceName Name, int Port, string? Path, FrontendKind Frontend, DatabaseKind Database, string Title, string TitleInFrench)
{
    /// <summary>By custom the page listens 1000 above its backend.</summary>
    public int FrontendPort => Port + 1000;

    /// <summary>What AppHost's <c>Program.cs</c> says of it.</summary>
    public IEnumerable<string> Declaration()
    {
        List<string> lines = [$"""builder.AddOpenTeraService<Projects.{Name}>("{Name}", port: {Port}{(Path is null ? "" : $", path: \"{Path}\"")})"""];
        if (Frontend != FrontendKind.None)
            lines.Add($"""    .WithFrontend("../services/{Name}/Frontend", port: {FrontendPort})""");
        if (Database != DatabaseKind.None)
            lines.Add("    .WithDatabase()");
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
