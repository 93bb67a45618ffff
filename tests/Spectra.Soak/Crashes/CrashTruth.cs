using Spectra.Soak.Docking;
using Spectra.Soak.Serving;

namespace Spectra.Soak.Crashes;

/// <summary>Holds what the service shows against what it acknowledged: everything is there, once, and nothing else is.</summary>
internal static class CrashTruth
{
    /// <summary>Holds everything written against the whole record.</summary>
    public static Task JudgeAllAsync(ServedPerson reader, IReadOnlyList<AcknowledgedWrite> written, Findings findings) => JudgeAsync(reader, written, isWhole: true, findings);

    /// <summary>Holds the latest writes against the newest of the record.</summary>
    public static Task JudgeLatestAsync(ServedPerson reader, IReadOnlyList<AcknowledgedWrite> written, Findings findings) => JudgeAsync(reader, written, isWhole: false, findings);

    private static async Task JudgeAsync(ServedPerson reader, IReadOnlyList<AcknowledgedWrite> written, bool isWhole, Findings findings)
    {
        List<(string Marker, Guid Id)> cases = await RecordedMarkers.CasesAsync(reader, isWhole);
        List<(string Marker, Guid Id)> measurements = await RecordedMarkers.MeasurementsAsync(reader, isWhole);
        Judge(Of(written, WriteKind.Case), cases.Select(static one => one.Marker), isWhole, findings);
        Judge(Of(written, WriteKind.Measurement), measurements.Select(static one => one.Marker), isWhole, findings);
        HashSet<Guid> touched = [.. written.Select(static write => write.CaseId).OfType<Guid>()];
        foreach (Guid id in isWhole ? cases.Select(static one => one.Id) : touched)
        {
            Judge([.. written.Where(write => write.CaseId == id).Select(static write => write.Marker)], await RecordedMarkers.InCaseAsync(reader, id), isWhole, findings);
        }

        foreach (Guid id in written.Select(static write => write.MeasurementId).OfType<Guid>().Distinct())
        {
            Judge([.. written.Where(write => write.MeasurementId == id).Select(static write => write.Marker)], await RecordedMarkers.ReviewsAsync(reader, id), isWhole, findings);
        }

        findings.Held(written.Count);
    }

    private static List<string> Of(IReadOnlyList<AcknowledgedWrite> written, WriteKind kind) => [.. written.Where(write => write.Kind == kind).Select(static write => write.Marker)];

    /// <summary>Compares; what is there beyond what was written is told only where all of it was written by these.</summary>
    private static void Judge(List<string> written, IEnumerable<string> recorded, bool isAll, Findings findings)
    {
        Dictionary<string, int> counts = recorded.CountBy(static marker => marker).ToDictionary(StringComparer.Ordinal);
        foreach (string marker in written)
        {
            switch (counts.GetValueOrDefault(marker))
            {
                case 0:
                    findings.Loss($"{marker} was acknowledged and is not in the record.");
                    break;
                case > 1 and int count:
                    findings.Double($"{marker} is {count} times in the record.");
                    break;
            }
        }

        foreach (string marker in isAll ? counts.Keys.Except(written) : counts.Keys.Where(static marker => marker.Length == 0))
        {
            findings.Mistake(marker.Length == 0 ? "A measurement is recorded without its analysis, or is not as it was recorded." : $"{marker} is in the record and was never acknowledged.");
        }
    }
}
