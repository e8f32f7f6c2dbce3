namespace OpenTera.TeraServer.Data;

/// <summary>Marks a column that is left out of a row's short form, as lists and database events have it (<c>minimal</c> in the original).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DetailAttribute : Attribute;
