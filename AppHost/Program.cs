var builder = DistributedApplication.CreateBuilder(args);

builder.AddProject<Projects.TeraServer>("teraserver");
builder.AddProject<Projects.Gateway>("gateway");

builder.Build().Run();
