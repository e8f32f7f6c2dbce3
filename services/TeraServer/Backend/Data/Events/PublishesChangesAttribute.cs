using System.Text.Json.Nodes;

namespace OpenTera.TeraServer.Data.Events;

/// <summary>Has the changes of a table told on <c>module.TeraServer.DatabaseModule.events.&lt;table's model name&gt;</c>.</summary>
/// <param name="deletion">The columns that a removal tells, by their C# names; none: removals are not told.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublishesChangesAttribute(params string[] deletion) : Attribute
{
    public IReadOnlyList<string> Deletion => deletion;

    /// <summary>Whether inserts and updates tell the columns too that the short form leaves out.</summary>
    public bool WithDetails { get; init; }
}

/// <summary>An entity whose events say more than its columns.</summary>
internal interface IDescribesChange
{
    /// <summary>Adds to what an insert or update tells. It may ask the database; the change is there already.</summary>
    Task DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken);
}
