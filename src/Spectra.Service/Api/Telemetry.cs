using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Spectra.Service.Api;

/// <summary>What the service counts and traces of itself. It leaves the machine only where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
internal static class Telemetry
{
    /// <summary>The name of the source and the meter.</summary>
    public const string Name = "Spectra";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> IdentificationCount = Meter.CreateCounter<long>("spectra.identifications", description: "Spectra identified.");
    private static readonly Counter<long> AppendCount = Meter.CreateCounter<long>("spectra.appends", description: "Appends to the record.");
    private static readonly Counter<long> DockingCount = Meter.CreateCounter<long>("spectra.dockings", description: "Docking sessions that ended.");

    /// <summary>Where spans of the service's own come from.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counts spectra that were identified.</summary>
    public static void Identified(int spectra = 1) => IdentificationCount.Add(spectra);

    /// <summary>Counts an append.</summary>
    public static void Appended() => AppendCount.Add(1);

    /// <summary>Counts a docking session by its outcome.</summary>
    public static void Docked(string outcome) => DockingCount.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Adds it to a host.</summary>
    public static void Add(IServiceCollection services)
    {
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .WithTracing(static tracing => tracing.AddSource(Name).AddAspNetCoreInstrumentation(static options => options.EnrichWithHttpResponse = Anonymise))
            .WithMetrics(static metrics => metrics.AddMeter(Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation());
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>A trace has the route's pattern, and none of the values that stood in it.</summary>
    private static void Anonymise(Activity activity, HttpResponse response)
    {
        string? route = (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.SetTag("url.path", route);
        activity.SetTag("url.query", null);
        activity.DisplayName = $"{response.HttpContext.Request.Method} {route ?? "(none)"}";
    }
}
