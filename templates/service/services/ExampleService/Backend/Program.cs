using OpenTera.ExampleService.Events;
using OpenTera.ExampleService.Notes;
using OpenTera.ExampleService.Projects;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddOpenTeraService("ExampleService");
builder.AddOpenTeraDbContext<NotesContext>("exampleservice");
builder.Services.AddOpenApi();
builder.Services.AddValidation();

var app = builder.Build();
await app.MigrateAsync<NotesContext>();

app.UseExceptionHandler();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();

app.MapNotes();
app.MapProjects();
app.MapEvents();
app.MapRpc("notes_of", NoteEndpoints.NotesOf);

app.Run();
