using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Spectra.Service.Tests.Api;

/// <summary>What is traced of a request.</summary>
public sealed class TraceTests : HostTests
{
    private readonly Ended _ended = new();

    private protected override Task<ServiceHost> StartAsync() =>
        ServiceHost.StartAsync(DataFolder, Clock, services => services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(_ended)));

    [Fact]
    public async Task ATraceHasTheRouteAndNothingThatWasTypedIn()
    {
        const string Nominal = "Quillfeather";
        using HttpClient client = Host.Anonymous();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("test/1");
        (await client.PostAsJsonAsync(At($"/api/v1/session?name={Nominal}"), new { userName = Nominal, password = Nominal })).Dispose();
        (await client.GetAsync(At($"/api/v1/accounts/{Nominal}?name={Nominal}"))).Dispose();
        (await client.GetAsync(At($"/{Nominal}"))).Dispose();
        await Host.DisposeAsync();

        Assert.Contains(_ended.Traced, static text => text.Contains("/api/v1/accounts/{accountId}", StringComparison.Ordinal));
        Assert.All(_ended.Traced, static text => Assert.DoesNotContain(Nominal, text, StringComparison.OrdinalIgnoreCase));
    }

    protected override void Dispose(bool disposing)
    {
        _ended.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Every span that ended, with all it says.</summary>
    private sealed class Ended : BaseProcessor<Activity>
    {
        public ConcurrentQueue<string> Traced { get; } = [];

        public override void OnEnd(Activity data) =>
            Traced.Enqueue($"{data.DisplayName} {string.Join(' ', data.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"))} {string.Join(' ', data.Events.SelectMany(static happened => happened.Tags).Select(static tag => $"{tag.Key}={tag.Value}"))}");
    }
}
