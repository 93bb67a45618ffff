using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Spectra.Service.Accounts;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>The service's host: who may come in, how long and how much, and every endpoint.</summary>
internal static class ApiHost
{
    private const int LongestHeaders = 16 * 1024;
    private const int MostHeaders = 64;
    private const int MostConnections = 1024;

    /// <summary>Builds it; it listens once it is started.</summary>
    /// <param name="settings">How it is hosted.</param>
    /// <param name="database">The record.</param>
    /// <param name="time">The clock.</param>
    /// <param name="desk">What answers; it must outlive the host.</param>
    /// <param name="arrange">Adds what endpoints need: stores, the identifier, whose is what.</param>
    /// <param name="map">Adds endpoints beside those of <see cref="ApiEndpoints"/>.</param>
    /// <exception cref="InvalidOperationException">An endpoint does not say who may call it.</exception>
    /// <exception cref="EvidenceException">The accounts can't be opened.</exception>
    public static WebApplication Build(ApiHostSettings settings, Database database, TimeProvider time, IdentificationDesk desk, Action<IServiceCollection>? arrange = null, Action<WebApplication>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ContentRootPath = AppContext.BaseDirectory });
        RequestLog.Configure(builder, settings);
        builder.WebHost.ConfigureKestrel(server => Limit(server, settings));
        builder.Services.AddSingleton(settings).AddAccounts(database, time, settings.HashIterations);
        builder.Services.AddRecord(desk);
        AddPipeline(builder.Services, settings, database.Folder);
        arrange?.Invoke(builder.Services);
        builder.Services.AddSingleton<OpenAccounts>();
        WebApplication app = builder.Build();
        _ = app.Services.GetRequiredService<OpenAccounts>();
        Use(app);
        ApiEndpoints.Map(app);
        map?.Invoke(app);
        Check(app);
        return app;
    }

    /// <summary>Runs a host until it is called off.</summary>
    /// <param name="app">The host.</param>
    /// <param name="started">Told the address once it can be asked.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="IOException">The port can't be used; the message says so.</exception>
    public static async Task RunAsync(WebApplication app, Action<string> started, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException fault)
        {
            int port = app.Services.GetRequiredService<ApiHostSettings>().Url.Port;
            throw new IOException($"Port {port} can't be used: {fault.Message} Choose another.", fault);
        }

        started(app.Urls.First());
        await app.WaitForShutdownAsync(cancellation);
    }

    private static void AddPipeline(IServiceCollection services, ApiHostSettings settings, string folder)
    {
        DirectoryInfo keys = KeyFolder(Path.Combine(folder, "keys", "data-protection"));
        services.AddDataProtection().SetApplicationName("spectra").PersistKeysToFileSystem(keys);
        services.AddAuthentication(Session.Scheme).AddCookie(Session.Scheme, options => Session.Configure(options, settings));
        OpenIdSignIn.Add(services, settings);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = Gate.AntiforgeryHeader;
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Name = settings.IsHttps ? "__Host-spectra-antiforgery" : "spectra-antiforgery";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        SecurityHeaders.Add(services);
        services.AddSingleton<Caller>().AddSingleton<IOwnership, AccountOwnership>().AddSingleton(new RequestCounter(settings.Limits));
        services.AddHostedService<AccessFlush>();
        DescriptionEndpoints.Add(services);
        Telemetry.Add(services);
        services.AddProblemDetails().AddExceptionHandler<FaultAnswer>();
        services.AddValidation();
        services.AddRequestTimeouts(static options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(60) });
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [.. (string[])["localhost", "127.0.0.1", "[::1]"], settings.Url.Host, .. settings.Hosts]);
        services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.Converters.Add(new WholeLists());
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        });
    }

    /// <summary>The order of what a request goes through; nothing before the gate does anything for it.</summary>
    private static void Use(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(static context => TypedResults.Problem(Problems.OfStatus(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
        app.UseHostFiltering();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseMiddleware<Gate>();
        app.UseMiddleware<RepeatedRequests>();
    }

    private static void Check(WebApplication app)
    {
        SubjectKind[] known = [.. app.Services.GetServices<IOwnership>().Select(static ownership => ownership.Kind)];
        string[] faults = [.. EndpointRules.Faults(((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints), known)];
        if (faults.Length > 0)
        {
            throw new InvalidOperationException($"The service does not start: {string.Join(' ', faults)}");
        }
    }

    private static void Limit(KestrelServerOptions server, ApiHostSettings settings)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = ApiHostSettings.LargestBody;
        server.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
        server.Limits.MaxRequestHeaderCount = MostHeaders;
        server.Limits.MaxConcurrentConnections = MostConnections;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        void Listen(ListenOptions options)
        {
            if (settings.IsHttps)
            {
                options.UseHttps(settings.Certificate ?? throw new InvalidOperationException("https needs a certificate."));
            }
        }

        if (settings.IsLoopback)
        {
            server.Listen(settings.Url.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, settings.Url.Port, Listen);
        }
        else if (IPAddress.TryParse(settings.Url.Host, out IPAddress? address))
        {
            server.Listen(address, settings.Url.Port, Listen);
        }
        else
        {
            server.ListenAnyIP(settings.Url.Port, Listen);
        }
    }

    /// <summary>The folder of the keys that cookies are encrypted with: nobody else's.</summary>
    private static DirectoryInfo KeyFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
