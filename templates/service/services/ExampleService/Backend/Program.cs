using OpenTera.ServiceDefaults.TeraServer;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddOpenTeraService("ExampleService");
#if (database)
builder.AddOpenTeraDbContext<ExampleServiceContext>("exampleservice");
#endif
#if (assets)
builder.Services.AddSingleton<AssetFolder>();
builder.Services.AddHostedService<DeletedAssets>();
#endif
#if (tests)
builder.Services.AddHostedService<TestTypeRegistration>();
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

app.MapProjects();
app.MapEvents();
#if (notes)
app.MapNotes();
#endif
#if (assets)
app.MapAssets();
#endif
#if (tests)
app.MapQuestionnaire();
#endif
app.MapCallers();

app.MapRpc("projects_in", Projects.In);
#if (notes)
app.MapRpc("notes_of", Notes.Of);
#endif
app.MapSessionTypeForm(_ => new("session_type_config", new TeraFormSection("general", "General configuration",
    new TeraFormItem("instructions", "Instructions for the participant", "longtext"))));

app.Run();
