using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Service.Accounts;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Benchmarks.Retro;

/// <summary>Holds every alert, and every spectrum without one, against what whole identifications say.</summary>
internal static class RetroCheck
{
    /// <summary>Checks a record after the search.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="then">What the first release says of each curve.</param>
    /// <param name="now">What the second says.</param>
    /// <param name="line">What is known so far.</param>
    public static RetroLine Of(RetroFolder folder, ImmutableArray<IdentificationReport> then, ImmutableArray<IdentificationReport> now, RetroLine line)
    {
        bool[] changes = [.. then.Zip(now, static (first, second) => !AnswerOf(first).DifferencesTo(AnswerOf(second)).IsEmpty)];
        DatabaseReader reader = DatabaseReader.Open(folder.Path);
        Dictionary<Guid, int> curveOf = reader.Read(snapshot => new CheckedRows(snapshot).Join(EvidenceTables.Measurement, "SELECT id, file_name FROM evidence_measurement", new { }).ToDictionary(static row => Guid.Parse(row.Text("id")), row => folder.CurveOf(row.Text("file_name"))));
        ImmutableArray<AnswerAlert> alerts = reader.Read(static snapshot => snapshot.Records<AnswerAlert>("", new { }).Select(static alert => alert.Value).ToImmutableArray());
        HashSet<Guid> alerted = [.. alerts.Select(static alert => alert.MeasurementId)];
        int changed = curveOf.Count(one => changes[one.Value]);
        return line with
        {
            Changed = changed,
            Alerts = alerts.Length,
            Missed = curveOf.Count(one => changes[one.Value] && !alerted.Contains(one.Key)),
            Wrong = alerts.Count(alert => !changes[curveOf[alert.MeasurementId]] || !IsWhole(reader, alert, now[curveOf[alert.MeasurementId]])),
            Doubled = alerts.Length - alerted.Count,
            IdentifiedAgain = reader.Read(static snapshot => snapshot.Records<RetroRunEnd>("", new { })).Sum(static end => end.Value.IdentifiedAgain),
            AuditFault = WholeAudit.Verify(folder.Path) is { IsClean: false } report ? report.Sentence : null,
        };
    }

    private static Answer AnswerOf(IdentificationReport report) => Answer.Of(Text(report));

    private static string Text(IdentificationReport report) => JsonSerializer.Serialize(report, ReportJson.Line.IdentificationReport);

    private static bool IsWhole(DatabaseReader reader, AnswerAlert alert, IdentificationReport expected)
    {
        MeasurementRecord record = new RecordReader(reader).Find(alert.MeasurementId)!;
        Analysis analysis = record.Analyses.Single(one => one.Id == alert.AnalysisId);
        return record.Analyses[0].Id == alert.FormerAnalysisId
            && record.Analyses.Length == 2
            && analysis.ReportJson == Text(expected with { File = record.Measurement.FileName, Sha256 = record.Measurement.Sha256 });
    }
}
