using System.Data.Common;
using OpenTera.TeraServer.Api;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Devices;
using OpenTera.TeraServer.Identity;
using OpenTera.TeraServer.Services;
using OpenTera.TeraServer.WebSockets;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTeraDatabase();
builder.Services.AddPreparation();
builder.Services.AddIdentities();
builder.Services.AddLogin();
builder.Services.AddPresence();
builder.Services.AddSingleton<DeviceCertificates>();
builder.Services.AddSingleton<ServiceRegistry>().AddHostedService(provider => provider.GetRequiredService<ServiceRegistry>());
builder.Services.AddHostedService<PastSessions>();
builder.Services.AddAssetArchives();
builder.Services.AddApiDocuments();

var app = builder.Build();
app.Services.GetRequiredService<Preparation>().Begin();
app.UseRequestsAfterStart();
app.UseMiddleware<ApiConventions>();
app.UsePublicFiles();
app.UseWebSockets();
app.UseRouting();
app.UseAuthorization();
app.UseOutputCache();
app.MapDefaultEndpoints();
app.MapApis();
app.MapPages();
app.MapApiDocuments();
app.MapWebSockets();

// What only the start needed goes back to the machine.
app.Lifetime.ApplicationStarted.Register(() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));
try
{
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (error is DbException or DatabaseRefusedException)
{
    return await FailAsync("the database that ConnectionStrings__opentera names", error);
}
catch (Exception error) when (error is RedisException or TimeoutException)
{
    return await FailAsync("the Redis that ConnectionStrings__redis names", error);
}

static async Task<int> FailAsync(string with, Exception error)
{
    await Console.Error.WriteLineAsync($"TeraServer cannot run with {with}: {error.Message}");
    return 1;
}
