using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

/// <summary>A row that a form lets choose.</summary>
internal sealed record Choice
{
    /// <summary>Which list it belongs to, where several are read at once.</summary>
    public int List { get; init; }

    public required int Id { get; init; }
    public required string Name { get; init; }
}

internal static class Choices
{
    public static async Task<IReadOnlyList<TeraFormValue>> OfAsync(IQueryable<Choice> choices, CancellationToken cancellation) =>
        (await choices.ToListAsync(cancellation)).ConvertAll(choice => new TeraFormValue(choice.Id, choice.Name));
}
