// What the tests of the host start: it tells its environment, and gets healthy when it is told to.
using System.Collections;

var started = DateTime.UtcNow;
var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
var app = builder.Build();
var healthyAfter = TimeSpan.FromMilliseconds(app.Configuration.GetValue("HEALTHY_AFTER_MS", 0));

app.MapGet("/pid", () => Environment.ProcessId);
app.MapGet("/folder", () => Environment.CurrentDirectory);
app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value));
app.MapGet("/health", () => DateTime.UtcNow - started >= healthyAfter ? Results.Ok() : Results.StatusCode(503));
app.Run();
