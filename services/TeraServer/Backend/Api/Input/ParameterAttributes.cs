namespace OpenTera.TeraServer.Api.Input;

/// <summary>What a parameter is for: text of the OpenAPI document, and the beginning of the message when its value can't be read.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HelpAttribute(string text) : Attribute
{
    public string Text => text;
}

/// <summary>The parameter must be given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MandatoryAttribute : Attribute;

/// <summary>0 and the empty string are values of this parameter; elsewhere they count as not given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeepEmptyAttribute : Attribute;

/// <summary>Any text but the empty one means yes in this parameter, also <c>false</c>: the original reads a few so.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AnyTextAttribute : Attribute;

/// <summary>Parameters that are not declared are refused; without this attribute they are ignored.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StrictAttribute : Attribute;
