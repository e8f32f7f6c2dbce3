namespace Aspire.Hosting.ApplicationModel;

/// <summary>The rule for names of resources and endpoints: they become host names, file names and variable names.</summary>
internal static class ResourceName
{
    public static void Validate(string kind, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string? fault =
            name.Length > 64 ? "must be at most 64 characters long"
            : !char.IsAsciiLetter(name[0]) ? "must begin with an ASCII letter"
            : name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-') ? "must contain only ASCII letters, digits, and hyphens"
            : name.EndsWith('-') ? "must not end with a hyphen"
            : name.Contains("--", StringComparison.Ordinal) ? "must not contain two hyphens in a row"
            : null;
        if (fault is not null)
            throw new ArgumentException($"{kind} name '{name}' is invalid: it {fault}.", nameof(name));
    }

    public static bool Equal(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Marks a parameter as the name of a resource, for analyzers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ResourceNameAttribute : Attribute;

/// <summary>Marks a parameter as the name of an endpoint, for analyzers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EndpointNameAttribute : Attribute;
