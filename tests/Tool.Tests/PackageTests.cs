using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using OpenTera.Testing;

namespace OpenTera.Tool.Tests;

/// <summary>ServiceDefaults as NuGet packages: a service outside the repository is built on them.</summary>
[Collection(nameof(BuiltRepositoryCollection))]
public sealed class PackageTests(BuiltRepository repository)
{
    private string Packages => Path.Combine(repository.Folder, "artifacts");

    [Fact]
    public async Task A_service_outside_the_repository_builds_and_runs_on_the_packages()
    {
        foreach (var project in (string[])["hosting/RedisClient", "ServiceDefaults", "ServiceDefaults.EntityFrameworkCore"])
            (await repository.RunAsync("dotnet", "pack", project, "--no-build", "--configuration", "Debug", "--output", Packages, "--nologo", "-v", "quiet")).Succeeded();
        await HasReadmeDocumentationAndSourceLinkAsync();

        var outside = Directory.CreateTempSubdirectory("opentera-outside-").FullName;
        try
        {
            await BuildOutsideAsync(outside);
            var port = Ports.Free();
            await using var service = new ServerProcess("dotnet", [Path.Combine(outside, "bin", "Debug", "net10.0", "Steps.dll"), $"--urls=http://127.0.0.1:{port}", "--ConnectionStrings:redis=127.0.0.1:1"]);
            using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            await service.WaitAsync(() => client.GetStringAsync("/alive"));
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await client.GetAsync("/api/hello")).StatusCode);
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    private async Task HasReadmeDocumentationAndSourceLinkAsync()
    {
        using var package = await ZipFile.OpenReadAsync(Assert.Single(Directory.GetFiles(Packages, "OpenTera.ServiceDefaults.1*.nupkg")));
        Assert.NotNull(package.GetEntry("README.md"));
        Assert.NotNull(package.GetEntry("lib/net10.0/OpenTera.ServiceDefaults.xml"));
        await using var nuspec = await package.GetEntry("OpenTera.ServiceDefaults.nuspec")!.OpenAsync();
        var metadata = XDocument.Load(nuspec).Descendants().ToLookup(element => element.Name.LocalName);
        var commit = (await repository.GitAsync("rev-parse", "HEAD")).Trim();
        Assert.Equal(commit, metadata["repository"].Single().Attribute("commit")!.Value);
        Assert.Contains(metadata["dependency"], dependency => dependency.Attribute("id")!.Value == "OpenTera.RedisClient");

        using var symbols = await ZipFile.OpenReadAsync(Assert.Single(Directory.GetFiles(Packages, "OpenTera.ServiceDefaults.1*.snupkg")));
        await using var pdb = await symbols.GetEntry("lib/net10.0/OpenTera.ServiceDefaults.pdb")!.OpenAsync();
        using var bytes = new MemoryStream();
        await pdb.CopyToAsync(bytes);
        Assert.Contains($"https://raw.githubusercontent.com/example/opentera/{commit}/", Encoding.Latin1.GetString(bytes.ToArray()));
    }

    /// <remarks>The packages go to a folder of the test's own, and everything else comes from the user's, so that nothing is left behind there.</remarks>
    private async Task BuildOutsideAsync(string outside)
    {
        var users = (await Command.RunAsync(outside, "dotnet", "nuget", "locals", "global-packages", "--list")).Succeeded().Output.Split(": ", 2)[1].Trim();
        await File.WriteAllTextAsync(Path.Combine(outside, "Steps.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{Packages}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{outside}/packages</RestorePackagesPath>
                <RestoreFallbackFolders>{users}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OpenTera.ServiceDefaults" Version="1.*" />
                <PackageReference Include="OpenTera.ServiceDefaults.EntityFrameworkCore" Version="1.*" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(outside, "Program.cs"), """
            using OpenTera.ServiceDefaults.Identity;

            var builder = WebApplication.CreateBuilder(args);
            builder.AddServiceDefaults();
            builder.AddOpenTeraService("Steps");

            var app = builder.Build();
            app.UseExceptionHandler();
            app.MapDefaultEndpoints();
            app.MapGet("/api/hello", (TeraUser user) => $"Hello {user.UserFullname}").RequireAuthorization(OpenTeraPolicies.User);
            app.MapRpc("add", (int a, int b) => a + b);
            app.Run();
            """);
        (await Command.RunAsync(outside, "dotnet", "build", "--nologo", "-v", "quiet")).Succeeded();
    }
}
