using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace OpenTera.TeraServer.Scopes;

/// <summary>What the calling device may see: its participants, its projects and what it made itself.</summary>
public sealed class DeviceScope(TeraContext db, Device device) : IScope, IBindableFromHttpContext<DeviceScope>
{
    public TeraContext Db => db;
    public Device Device => device;

    public static ValueTask<DeviceScope?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<DeviceScope?>(new(context.RequestServices.GetRequiredService<TeraContext>(), context.Features.GetRequiredFeature<Device>()));
}
