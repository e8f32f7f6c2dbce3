using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.JavaScript;

/// <summary>An application that a script of its <c>package.json</c> starts.</summary>
public class JavaScriptAppResource(string name, string command, string workingDirectory)
    : ExecutableResource(name, command, workingDirectory), IResourceWithServiceDiscovery;

/// <summary>An application served by Vite.</summary>
public class ViteAppResource(string name, string command, string workingDirectory) : JavaScriptAppResource(name, command, workingDirectory);

/// <summary>A script run by Node.js.</summary>
public class NodeAppResource(string name, string command, string workingDirectory) : JavaScriptAppResource(name, command, workingDirectory);

/// <summary>Installs the packages of an application before it starts.</summary>
public class JavaScriptInstallerResource(string name, string workingDirectory) : ExecutableResource(name, "npm", workingDirectory);

/// <summary>The script that runs the application.</summary>
public sealed class JavaScriptRunScriptAnnotation(string scriptName, string[]? args) : IResourceAnnotation
{
    public string ScriptName { get; } = scriptName;

    public string[] Args { get; } = args ?? [];
}

/// <summary>The script that builds the application for production.</summary>
public sealed class JavaScriptBuildScriptAnnotation(string scriptName, string[]? args) : IResourceAnnotation
{
    public string ScriptName { get; } = scriptName;

    public string[] Args { get; } = args ?? [];
}

/// <summary>The arguments of npm that install the packages.</summary>
public sealed class JavaScriptInstallCommandAnnotation(string[] args) : IResourceAnnotation
{
    public string[] Args { get; } = args;
}
