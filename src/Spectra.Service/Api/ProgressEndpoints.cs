using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Live progress as server-sent events.</summary>
internal static class ProgressEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/progress", Listen).Require(Permission.ReadRecord).DisableRequestTimeout().WithSummary("What happens at the post, as server-sent events");
        api.MapGet("/libraries/progress", ListenToLibraries).Require(Permission.ReadLibraries).DisableRequestTimeout().WithSummary("How far work over libraries has come, as server-sent events");
    }

    private static ServerSentEventsResult<ProgressEvent> Listen(LiveProgress progress, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancellation) =>
        TypedResults.ServerSentEvents(Events(progress, time, static _ => true, lifetime.ApplicationStopping, cancellation));

    /// <summary>What is told of libraries holds nothing of the record, so that who sees no record may listen.</summary>
    private static ServerSentEventsResult<ProgressEvent> ListenToLibraries(LiveProgress progress, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancellation) =>
        TypedResults.ServerSentEvents(Events(progress, time, static happened => happened.Kind == ProgressEvent.OfLibrary, lifetime.ApplicationStopping, cancellation));

    private static async IAsyncEnumerable<SseItem<ProgressEvent>> Events(LiveProgress progress, TimeProvider time, Func<ProgressEvent, bool> isTold, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        await using IAsyncEnumerator<ProgressEvent> events = progress.ListenAsync(either.Token).GetAsyncEnumerator(either.Token);
        yield return new SseItem<ProgressEvent>(new ProgressEvent(time.GetUtcNow(), "listening", "What happens from now on is told here.", null, null, null, null), "listening");
        while (await NextAsync(events))
        {
            if (isTold(events.Current))
            {
                yield return new SseItem<ProgressEvent>(events.Current, events.Current.Kind);
            }
        }
    }

    /// <summary>Waits for the next event; a listener that left, or a service that ends, is the end and no fault.</summary>
    private static async Task<bool> NextAsync(IAsyncEnumerator<ProgressEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
