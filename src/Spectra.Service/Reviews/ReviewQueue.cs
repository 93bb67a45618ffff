using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>What waits for a chemist: the most dangerous first, among these the most doubtful, among these the oldest.</summary>
internal sealed class ReviewQueue(DatabaseReader database)
{
    // A review that was withdrawn puts its measurement back; a newer analysis asks for a new review.
    private const string Waiting = """
        SELECT m.id AS measurement_id, m.file_name, m.received_at, m.operator, a.id AS analysis_id, a.verdict_kind, a.ids, a.statement, a.alert_classes, a.confidence,
            (SELECT COUNT(*) FROM evidence_opinion o WHERE o.analysis_id = a.id) AS opinions
        FROM evidence_measurement m JOIN evidence_analysis a ON a.measurement_id = m.id
        WHERE NOT EXISTS (SELECT 1 FROM evidence_analysis b WHERE b.measurement_id = m.id AND (b.analysed_at > a.analysed_at OR (b.analysed_at = a.analysed_at AND b.id > a.id)))
            AND NOT EXISTS (SELECT 1 FROM evidence_review r WHERE r.analysis_id = a.id AND r.decision <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM evidence_review s WHERE s.amends = r.id))
        """;

    private static readonly ImmutableArray<string> ByDanger = ["energetic", "cwc", "toxic", "controlled", "precursor"];

    /// <summary>The measurements that wait.</summary>
    /// <param name="accountId">Who asks.</param>
    /// <param name="limit">At most so many.</param>
    public ImmutableArray<QueuedMeasurement> List(string accountId, int limit) => database.Read(snapshot =>
    {
        HashSet<string> own = [.. snapshot.Connection.Query<string>(ReviewStore.MeasurementsOf, new { accountId })];
        return new CheckedRows(snapshot).Join(EvidenceTables.Review, Waiting, new { })
            .Select(row => Queued(new RecordRow(row), own))
            .OrderBy(static queued => queued.Hazard)
            .ThenByDescending(static queued => queued.Doubt)
            .ThenBy(static queued => queued.ReceivedAt)
            .ThenBy(static queued => queued.MeasurementId)
            .Take(limit)
            .ToImmutableArray();
    });

    /// <summary>How doubtful an answer is: a probability that is given counts; without one, an answer between two is the most doubtful.</summary>
    /// <param name="verdictKind">The answer's kind.</param>
    /// <param name="confidence">The calibrated probability; null where none is given.</param>
    public static double DoubtOf(string verdictKind, double? confidence) => verdictKind switch
    {
        "presumptive-match" or "mixture" => 1 - (confidence ?? 0.5),
        "inconclusive" => 1,
        "no-match" => 0.75,
        _ => 0.5,
    };

    private static QueuedMeasurement Queued(RecordRow row, HashSet<string> own)
    {
        ImmutableArray<string> alerts = row.TextOrNull("alert_classes") is { } classes ? RecordWords.Ids(classes) : [];
        int[] dangers = [.. alerts.Select(static alert => ByDanger.IndexOf(alert)).Where(static danger => danger >= 0)];
        return new QueuedMeasurement(
            row.Id("measurement_id"),
            row.Id("analysis_id"),
            row.Text("file_name"),
            row.Time("received_at"),
            row.Text("verdict_kind"),
            RecordWords.Ids(row.Text("ids")),
            row.Text("statement"),
            alerts,
            dangers.Length == 0 ? ByDanger.Length : dangers.Min(),
            Math.Round(DoubtOf(row.Text("verdict_kind"), row.RealOrNull("confidence")), 4, MidpointRounding.ToEven),
            Convert.ToInt32(row.Integer("opinions"), CultureInfo.InvariantCulture),
            own.Contains(row.Text("measurement_id")));
    }
}
