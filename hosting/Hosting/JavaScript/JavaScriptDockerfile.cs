using System.Text.Json;
using System.Text.RegularExpressions;

using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.JavaScript;

/// <summary>Writes the Dockerfile of an application that has none.</summary>
internal static partial class JavaScriptDockerfile
{
    private const string DefaultNodeVersion = "22";

    /// <summary>An image that builds the application and carries its files.</summary>
    public static string ForFiles(JavaScriptAppResource app) => Text(
        $"FROM node:{NodeVersion(app.WorkingDirectory)}-slim",
        "WORKDIR /app",
        "COPY package*.json ./",
        Install(app),
        "COPY . .",
        Build(app));

    /// <summary>An image that runs a script of the application as the user <c>node</c>.</summary>
    public static string ForNode(NodeAppResource app, string scriptPath)
    {
        var image = $"node:{NodeVersion(app.WorkingDirectory)}-alpine";
        var installs = app.HasAnnotationOfType<JavaScriptInstallCommandAnnotation>();
        var build = Build(app);
        return Text(
            $"FROM {image} AS build",
            "",
            "WORKDIR /app",
            installs ? "COPY package*.json ./" : null,
            installs ? Install(app) : null,
            "COPY . .",
            build is null ? null : "",
            build,
            "",
            $"FROM {image} AS runtime",
            "",
            "WORKDIR /app",
            "COPY --from=build /app /app",
            "",
            "ENV NODE_ENV=production",
            "",
            "USER node",
            "",
            $"ENTRYPOINT {JsonSerializer.Serialize(new[] { app.Command, scriptPath })}");
    }

    private static string Text(params string?[] lines) => string.Concat(lines.Where(line => line is not null).Select(line => $"{line}\n"));

    private static string? Install(JavaScriptAppResource app) => app.TryGetLastAnnotation<JavaScriptInstallCommandAnnotation>(out var install)
        ? $"RUN --mount=type=cache,target=/root/.npm npm {string.Join(' ', install.Args)}" : null;

    private static string? Build(JavaScriptAppResource app) => app.TryGetLastAnnotation<JavaScriptBuildScriptAnnotation>(out var build)
        ? $"RUN npm {string.Join(' ', ["run", build.ScriptName, .. build.Args])}" : null;

    private static string NodeVersion(string folder)
    {
        foreach (var file in new[] { ".nvmrc", ".node-version" })
            if (Path.Combine(folder, file) is var path && File.Exists(path) && MajorVersion().Match(File.ReadAllText(path)) is { Success: true } version)
                return version.Value;
        var package = Path.Combine(folder, "package.json");
        if (!File.Exists(package))
            return DefaultNodeVersion;
        using var json = JsonDocument.Parse(File.ReadAllText(package));
        return json.RootElement.TryGetProperty("engines", out var engines) && engines.TryGetProperty("node", out var node)
            && MajorVersion().Match(node.GetString() ?? "") is { Success: true } range ? range.Value : DefaultNodeVersion;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex MajorVersion();
}
