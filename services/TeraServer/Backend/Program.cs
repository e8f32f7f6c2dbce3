var builder = WebApplication.CreateBuilder(args);
builder.AddTeraDatabase();

var app = builder.Build();
app.Run();
