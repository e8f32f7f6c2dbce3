using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using OpenTera.TeraServer.Identity;

namespace OpenTera.TeraServer.Scopes;

/// <summary>What the calling participant may see: itself and what is meant for it.</summary>
public sealed class ParticipantScope(TeraContext db, Participant participant, ParticipantAccess access) : IScope, IBindableFromHttpContext<ParticipantScope>
{
    public TeraContext Db => db;
    public Participant Participant => participant;

    /// <summary>False when the participant came by the static token only.</summary>
    public bool IsFull => access.IsFull;

    public static ValueTask<ParticipantScope?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<ParticipantScope?>(new(
        context.RequestServices.GetRequiredService<TeraContext>(),
        context.Features.GetRequiredFeature<Participant>(),
        context.Features.GetRequiredFeature<ParticipantAccess>()));
}
