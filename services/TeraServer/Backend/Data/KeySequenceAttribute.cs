namespace OpenTera.TeraServer.Data;

/// <summary>Names the PostgreSQL sequence of a table's ids where it is not <c>&lt;key column&gt;_sequence</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeySequenceAttribute(string name) : Attribute
{
    public string Name => name;
}
