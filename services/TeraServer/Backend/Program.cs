using System.Data.Common;
using OpenTera.TeraServer.Api;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Devices;
using OpenTera.TeraServer.Identity;
using OpenTera.TeraServer.Services;
using OpenTera.TeraServer.WebSockets;

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
builder.Services.AddRazorComponents();

var app = builder.Build();
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
    await Console.Error.WriteLineAsync($"TeraServer cannot start with the database that ConnectionStrings__opentera names: {error.Message}");
    return 1;
}
