using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Spectra.Soak.Docking;
using Spectra.Soak.Serving;

namespace Spectra.Soak.Crashes;

/// <summary>Two people who write into a case of theirs, one thing after another, until the service does not answer; then they find out what became of the last.</summary>
internal sealed class CrashWriter(WritePlans plans, ServedPerson officer, Findings findings, CrashTally tally)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<AcknowledgedWrite> _acknowledged = [];
    private PlannedWrite? _pending;
    private string _key = "";

    /// <summary>Everything that is recorded of what it wrote, oldest first.</summary>
    public IReadOnlyList<AcknowledgedWrite> Acknowledged => _acknowledged;

    /// <summary>Writes until something is not acknowledged.</summary>
    /// <param name="begun">Told of the first acknowledgement.</param>
    public async Task WriteUntilGoneAsync(TaskCompletionSource begun)
    {
        try
        {
            do
            {
                (_pending, _key) = (await plans.NextAsync(), $"{Guid.NewGuid()}");
            }
            while (await IsAcknowledgedAsync(_pending, begun));
        }
        catch (Exception gone) when (gone is HttpRequestException or InvalidDataException or TaskCanceledException)
        {
            // It went away: what was sent last may be recorded or not.
        }

        if (_pending is { Kind: var kind })
        {
            tally.Interruption(kind);
        }
    }

    /// <summary>Sends what was not acknowledged again, under the same key, until it is known to be recorded once.</summary>
    public async Task SettleAsync()
    {
        long start = Stopwatch.GetTimestamp();
        while (_pending is { } write)
        {
            (HttpStatusCode status, JsonElement body) = await SendAsync(write);
            switch (status)
            {
                case HttpStatusCode.Created or HttpStatusCode.OK:
                    Acknowledge(write, body);
                    tally.Settlement("answered to the same key");
                    break;
                case HttpStatusCode.Conflict when await RecordedMarkers.CountAsync(officer, write) is > 0 and int count:
                    Acknowledge(write, default);
                    tally.Settlement("found recorded");
                    if (count > 1)
                    {
                        findings.Double($"{write.Kind} {write.Marker}: {count} times in the record.");
                    }

                    break;
                case HttpStatusCode.Conflict when Word(body) == "in-progress":
                    tally.Settlement("found not recorded, sent under a new key");
                    _key = $"{Guid.NewGuid()}";
                    break;
                case HttpStatusCode.ServiceUnavailable when Stopwatch.GetElapsedTime(start) < Patience:
                    await Task.Delay(Pause);
                    break;
                default:
                    findings.Mistake($"{write.Kind} {write.Marker} can't be settled: {status} {body}");
                    _pending = null;
                    break;
            }
        }
    }

    private async Task<bool> IsAcknowledgedAsync(PlannedWrite write, TaskCompletionSource begun)
    {
        (HttpStatusCode status, JsonElement body) = await SendAsync(write);
        if (status is HttpStatusCode.Created or HttpStatusCode.OK)
        {
            Acknowledge(write, body);
            begun.TrySetResult();
            return true;
        }

        // Something of the service may be gone: then it says so. A fault of the program it must never be.
        if (status != HttpStatusCode.ServiceUnavailable)
        {
            findings.Mistake($"{write.Kind} {write.Marker}: {status} {body}");
        }

        return false;
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(PlannedWrite write) => write.Person.SendAsync(HttpMethod.Post, write.Path, write.Content(), _key);

    private void Acknowledge(PlannedWrite write, JsonElement body)
    {
        _acknowledged.Add(new AcknowledgedWrite(write.Kind, write.Marker, write.CaseId, write.MeasurementId));
        _pending = null;
        plans.Done(write, body);
        tally.Write(write.Kind);
    }

    private static string? Word(JsonElement problem) => problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("type", out JsonElement type) ? type.GetString()?.Split(':')[^1] : null;
}
