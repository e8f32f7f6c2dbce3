using Microsoft.Extensions.FileProviders;

namespace Microsoft.AspNetCore.Builder;

public static class PublicFiles
{
    /// <summary>The files of <c>wwwroot/static</c>: at <c>/static</c> for the pages and, with a list of them as the original has it, at <c>/assets</c>.</summary>
    public static void UsePublicFiles(this WebApplication app)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot", "static"));
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = "/static" });
        app.UseFileServer(new FileServerOptions { FileProvider = files, RequestPath = "/assets", EnableDirectoryBrowsing = true });
    }
}
