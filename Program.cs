var b = args.Contains("slim") ? WebApplication.CreateSlimBuilder(args) : WebApplication.CreateBuilder(args);
var app=b.Build(); app.MapGet("/", () => "hi"); app.Run("http://127.0.0.1:46555");
