using System.Net;
using Spectra.Service.Seizures;

namespace Spectra.Service.Pages;

/// <summary>Serves one page with the results on this machine only.</summary>
internal static class ResultsSite
{
    /// <summary>Serves until it is called off.</summary>
    /// <param name="folder">The data folder, for the page's foot.</param>
    /// <param name="store">The record.</param>
    /// <param name="endpoint">The loopback address and port.</param>
    /// <param name="started">Told the address once the page can be asked for.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">The port can't be used; the message says so.</exception>
    public static async Task RunAsync(string folder, MeasurementStore store, IPEndPoint endpoint, Action<string> started, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(endpoint));
        WebApplication site = builder.Build();
        await using (site)
        {
            site.Use(SecurityHeadersAsync);
            site.MapGet("/", () => Results.Content(ResultsPage.Render(folder, store), "text/html; charset=utf-8"));
            try
            {
                await site.StartAsync(cancellation);
            }
            catch (IOException fault)
            {
                throw new IOException($"Port {endpoint.Port} can't be used: {fault.Message} Choose another.", fault);
            }

            started(site.Urls.First());
            await site.WaitForShutdownAsync(cancellation);
        }
    }

    private static Task SecurityHeadersAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
