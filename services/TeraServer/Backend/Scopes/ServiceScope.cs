using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace OpenTera.TeraServer.Scopes;

/// <summary>What the calling service may see: mostly what belongs to the sites and projects it is associated with.</summary>
public sealed class ServiceScope(TeraContext db, Service service) : IScope, IBindableFromHttpContext<ServiceScope>
{
    public TeraContext Db => db;
    public Service Service => service;

    public static ValueTask<ServiceScope?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<ServiceScope?>(new(context.RequestServices.GetRequiredService<TeraContext>(), context.Features.GetRequiredFeature<Service>()));
}
