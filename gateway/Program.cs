using System.Security.Cryptography.X509Certificates;
using OpenTera.Gateway;

var builder = WebApplication.CreateSlimBuilder(args);
var options = builder.Configuration.GetRequiredSection("Gateway").Get<GatewayOptions>()!;
var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(options.Certificates, "ca.crt"));

builder.WebHost.UseGatewayListener(options, authority);
builder.Services.AddHttpForwarder();
builder.Services.AddSingleton(options);
builder.Services.AddSingleton<RouteTable>();

var app = builder.Build();
var routes = app.Services.GetRequiredService<RouteTable>();

app.UseTransportSecurity();
app.UseClientCertificateCheck();
app.Run(context => context.Request.Path.Value switch
{
    "/" => Answer.PortalAsync(context),
    "/ca.crt" => Answer.CertificateAsync(context, authority),
    _ => routes.ForwardAsync(context),
});

app.Run();
