using OpenTera.ServiceDefaults.TeraServer;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddOpenTeraService("ExampleService");
builder.AddOpenTeraDbContext<ExampleServiceContext>("exampleservice");
builder.Services.AddOpenApi();
builder.Services.AddValidation();

var app = builder.Build();
await app.MigrateAsync<ExampleServiceContext>();

app.UseExceptionHandler();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();

app.MapProjects();
app.MapEvents();
app.MapNotes();
app.MapCallers();

app.MapRpc("projects_in", Projects.In);
app.MapRpc("notes_of", Notes.Of);
app.MapSessionTypeForm(_ => new("session_type_config", new TeraFormSection("general", "General configuration",
    new TeraFormItem("instructions", "Instructions for the participant", "longtext"))));

app.Run();
