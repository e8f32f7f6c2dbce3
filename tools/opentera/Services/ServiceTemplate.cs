using System.Diagnostics;
using OpenTera.Tool.Repository;

namespace OpenTera.Tool.Services;

/// <summary>The <c>dotnet new</c> template of the repository, which goes with its ServiceDefaults.</summary>
internal sealed class ServiceTemplate(OpenTeraRepository repository)
{
    private const string ShortName = "opentera-service";

    /// <summary>Makes the files of a service below a folder.</summary>
    /// <exception cref="Refusal">The SDK did not make them.</exception>
    public async Task MakeAsync(NewService service, string folder)
    {
        // Its own list of templates, so that the user's is neither used nor changed.
        var templates = Path.Combine(folder, ".templates");
        await RunAsync("new", "install", repository.PathOf("templates", "service"), "--debug:custom-hive", templates);
        await RunAsync("new", ShortName, "--debug:custom-hive", templates, "--output", folder, "--name", service.Name.Text,
            "--frontend", Choice(service.Page), "--database", Choice(service.Storage), "--port", Choice(service.Port),
            "--assets", Choice(service.HasAssets), "--tests", Choice(service.HasTests), "--path", service.Path ?? "", "--title", service.Title, "--title-fr", service.TitleInFrench);
        Directory.Delete(templates, recursive: true);
    }

    private static string Choice<T>(T value) where T : struct => $"{value}".ToLowerInvariant();

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1", ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new Refusal($"'dotnet {string.Join(' ', arguments)}' failed: {(await output).Trim()} {(await errors).Trim()}");
    }
}
