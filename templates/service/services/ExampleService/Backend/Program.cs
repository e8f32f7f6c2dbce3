using OpenTera.ServiceDefaults.TeraServer;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddOpenTeraService("ExampleService");
#if (database)
builder.AddOpenTeraDbContext<ExampleServiceContext>("exampleservice");
#endif
builder.Services.AddOpenApi();
builder.Services.AddValidation();

var app = builder.Build();
#if (database)
await app.MigrateAsync<ExampleServiceContext>();

#endif
app.UseExceptionHandler();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();

app.MapCallers();
#if (database)
app.MapNotes();
#endif
app.MapProjects();
app.MapEvents();

app.MapRpc("projects_in", Projects.In);
#if (database)
app.MapRpc("notes_of", Notes.Of);
#endif
app.MapSessionTypeForm(_ => new("session_type_config", new TeraFormSection("general", "General configuration",
    new TeraFormItem("instructions", "Instructions for the participant", "longtext"))));

app.Run();
