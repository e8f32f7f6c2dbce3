using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a .NET project is; the build generates one class in the namespace <c>Projects</c> for each referenced project.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }
}

/// <summary>What the build of this host adds to <see cref="IProjectMetadata"/>: the assembly, so that no MSBuild runs at start.</summary>
public interface IBuiltProjectMetadata : IProjectMetadata
{
    string TargetPath { get; }
}

/// <summary>What of a project's settings is used.</summary>
public class ProjectResourceOptions
{
    /// <summary>The launch profile; null means the first one that starts the project.</summary>
    public string? LaunchProfileName { get; set; }

    public bool ExcludeLaunchProfile { get; set; }
}
