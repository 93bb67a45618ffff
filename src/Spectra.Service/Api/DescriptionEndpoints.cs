using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Spectra.Service.Api;

/// <summary>The interface described: an OpenAPI document, and a page that shows it, from this host alone.</summary>
internal static class DescriptionEndpoints
{
    private const string Reason = "it describes the interface and holds nothing of the record";
    private const string Document = "v1";

    /// <summary>Adds what they need.</summary>
    public static void Add(IServiceCollection services) => services.AddOpenApi(Document, static options =>
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Spectra", Version = Document, Description = "Identification of spectra, and the record of seizures." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "spectra", Description = $"A session begun at POST /api/v1/session; requests that change something carry the header {Gate.AntiforgeryHeader} too." },
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token issued at POST /api/v1/tokens." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiredPermission>().FirstOrDefault() is { } required)
            {
                operation.Description = $"Requires the permission {EnumWord.Of(required.Permission)}.";
                operation.Security =
                [
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] },
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", context.Document)] = [] },
                ];
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>Maps them, where others than this machine can't ask or may.</summary>
    public static void Map(WebApplication app)
    {
        ApiHostSettings settings = app.Services.GetRequiredService<ApiHostSettings>();
        if (!settings.IsLoopback && !settings.IsDescribedToAll)
        {
            return;
        }

        app.MapOpenApi("/openapi/{documentName}.json").Public(Reason);
        app.MapGet("/scalar", static () => TypedResults.Content(Page, "text/html; charset=utf-8")).Public(Reason).ExcludeFromDescription().WithSecurityHeadersPolicy(SecurityHeaders.Description);
        app.MapGet("/scalar/scalar.js", Script).Public(Reason).ExcludeFromDescription();
        app.MapGet("/scalar/start.js", static () => TypedResults.Content(Start, "text/javascript; charset=utf-8")).Public(Reason).ExcludeFromDescription();
    }

    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Spectra: interface</title></head>
        <body><div id="app"></div><script src="/scalar/scalar.js"></script><script src="/scalar/start.js"></script></body></html>
        """;

    private const string Start = """
        Scalar.createApiReference('#app', { url: '/openapi/v1.json', withDefaultFonts: false, telemetry: false, agent: { disabled: true }, hideClientButton: true });
        """;

    /// <summary>The script as its package brings it, compressed.</summary>
    private static FileStreamHttpResult Script(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.Stream(typeof(Scalar.AspNetCore.ScalarOptions).Assembly.GetManifestResourceStream("ScalarStaticAssets.scalar.js")!, "text/javascript; charset=utf-8");
    }
}
