// An AppHost of all kinds of resources, which the tests start as a process of its own and by the testing builder.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = DistributedApplication.CreateBuilder(args);
if (builder.Configuration["Sample:FailWith"] is { } message)
    throw new InvalidOperationException(message);

var password = builder.AddParameter("redis-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true);
var redis = builder.AddConnectionString("redis", ReferenceExpression.Create($"localhost:21090,password={password}"));

var migration = builder.AddExecutable("migration", "sh", ".", "-c", "echo migrated");

var service = builder.AddProject<Projects.SampleService>("service")
    .WithEnvironment("GIVEN_TWICE", "by the application")
    .WithReference(redis)
    .WaitForCompletion(migration)
    .WithHttpHealthCheck("/health");

// A tree of three generations: a shell, its children, one of which has left for a session of its own, and its grandchild.
builder.AddExecutable("family", "sh", ".", "-c", "sleep 300 & setsid sleep 302 & echo \"pids $$ $! ${FAMILY_NAME}\"; sh -c 'sleep 301 & wait'")
    .WithEnvironment("FAMILY_NAME", "test")
    .WaitFor(service);

var app = builder.Build();
app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(async void () =>
{
    await app.ResourceNotifications.WaitForResourceHealthyAsync("family");
    Console.WriteLine("The sample is ready.");
});
app.Run();
