using OpenTera.AppHost;

return await OpenTeraSystem.RunAsync(args, builder =>
{
    builder.AddOpenTeraDatabase();
    builder.AddOpenTeraRedis(port: 40079);

    builder.AddTeraServer<Projects.TeraServer>(port: 4040)
        .WithPortal("../frontend", port: 5040);

    builder.AddOpenTeraService<Projects.ExampleService>("ExampleService", port: 4050, path: "/example")
        .WithFrontend("../services/ExampleService/Frontend", port: 5050)
        .WithDatabase();

    builder.AddGateway<Projects.Gateway>(port: 40075);
});
