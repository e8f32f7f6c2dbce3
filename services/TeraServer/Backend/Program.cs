var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTeraDatabase();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.PrepareDatabaseAsync();
await app.RunAsync();
