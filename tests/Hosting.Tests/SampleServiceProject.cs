namespace Hosting.Tests;

internal static class SampleServiceProject
{
    /// <summary>The sample service without its launch profile.</summary>
    public static IResourceBuilder<ProjectResource> AddSampleService(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<Projects.SampleService>(name, options => options.ExcludeLaunchProfile = true).WithHttpEndpoint();

    /// <summary>A program that runs until it is stopped.</summary>
    public static IResourceBuilder<ExecutableResource> AddShell(this IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "sh", Path.GetTempPath(), "-c", script);
}
