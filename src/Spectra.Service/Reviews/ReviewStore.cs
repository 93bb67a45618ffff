using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Spectra.Service.Accounts;
using Spectra.Service.Exhibits;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>Opinions, reviews and checklists. Each is signed by a person who had no part in the measurement; one that amends another names it, and both stay.</summary>
internal sealed class ReviewStore(Database database)
{
    /// <summary>The measurements an account had a part in: who brought it, who said which exhibit it is of, who took the sub-sample.</summary>
    public const string MeasurementsOf = """
        SELECT id FROM evidence_measurement WHERE operator = @accountId
        UNION SELECT measurement_id FROM evidence_attribution WHERE attributed_by = @accountId
        UNION SELECT a.measurement_id FROM evidence_attribution a JOIN evidence_sampling s ON s.id = a.sampling_id WHERE s.sampled_by = @accountId OR s.recorded_by = @accountId
        """;

    private const string IsAnswered = "SELECT 1 FROM (" + MeasurementsOf + ") AS own WHERE own.id = @measurement";

    /// <summary>Records a second opinion; it is blind where its author was shown no review or opinion of this measurement before.</summary>
    public Appending Add(Opinion opinion) => Append(opinion.Id, opinion.MeasurementId, opinion.AnalysisId, opinion.SignedBy, append =>
    {
        if (append.Any("SELECT 1 FROM evidence_opinion WHERE analysis_id = @id AND signed_by = @by", new { id = opinion.AnalysisId.ToString(), by = opinion.SignedBy })
            || append.Any("SELECT 1 FROM evidence_review WHERE analysis_id = @id AND signed_by = @by", new { id = opinion.AnalysisId.ToString(), by = opinion.SignedBy }))
        {
            return "You have given your opinion on this analysis already: a second opinion is another person's.";
        }

        bool wasShown = append.Any(
            "SELECT 1 FROM evidence_access WHERE outcome = 'reviews-read' AND account_id = @by AND subject = @id",
            new { by = opinion.SignedBy, id = opinion.MeasurementId.ToString() });
        append.Insert(opinion with { Blind = !wasShown });
        return null;
    });

    /// <summary>Records a review.</summary>
    public Appending Add(Review review) => Append(review.Id, review.MeasurementId, review.AnalysisId, review.SignedBy, append =>
    {
        const string Standing = "SELECT r.id FROM evidence_review r WHERE r.analysis_id = @id AND NOT EXISTS (SELECT 1 FROM evidence_review s WHERE s.amends = r.id)";
        string? standing = append.Text(Standing, new { id = review.AnalysisId.ToString() });
        if (standing != review.Amends?.ToString())
        {
            return standing is null
                ? $"There is no review {review.Amends} of this analysis that could be amended."
                : $"This analysis is reviewed already: amend review {standing}, with a reason. It stays beside the new one.";
        }

        if (review.Amends is { } amended && StandingIdentification.FaultOfAmending(append, amended) is { } fault)
        {
            return fault;
        }

        append.Insert(review);
        return null;
    });

    /// <summary>Whether an account had a part in a measurement.</summary>
    public bool HadPart(Guid measurementId, string accountId) => database.Read(snapshot =>
        snapshot.Connection.Query<long>(IsAnswered, new { accountId, measurement = measurementId.ToString() }).AsList().Count > 0);

    /// <summary>What chemists said of a measurement.</summary>
    public ReviewsView Of(Guid measurementId) => database.Read(snapshot => new ReviewsView(ReviewsOf(snapshot, measurementId), OpinionsOf(snapshot, measurementId)));

    /// <summary>The hash of an analysis's report; empty where there is no such analysis.</summary>
    public string ReportHashOf(Guid analysisId) => database.Read(snapshot =>
        snapshot.Connection.QueryFirstOrDefault<string?>("SELECT report_sha256 FROM evidence_analysis WHERE id = @id", new { id = analysisId.ToString() })) ?? "";

    /// <summary>The reviews of a measurement, oldest first.</summary>
    public static ImmutableArray<Recorded<Review>> ReviewsOf(Snapshot snapshot, Guid measurementId) =>
        snapshot.Records<Review>("WHERE measurement_id = @id ORDER BY signed_at, id", new { id = measurementId.ToString() });

    /// <summary>The second opinions on a measurement, oldest first.</summary>
    public static ImmutableArray<Recorded<Opinion>> OpinionsOf(Snapshot snapshot, Guid measurementId) =>
        snapshot.Records<Opinion>("WHERE measurement_id = @id ORDER BY signed_at, id", new { id = measurementId.ToString() });

    private Appending Append(Guid id, Guid measurementId, Guid analysisId, string by, Func<EvidenceTransaction, string?> write)
    {
        Appending outcome = new Appending.Done(id);
        database.Append(append =>
        {
            string measurement = measurementId.ToString();
            if (!append.Any("SELECT 1 FROM evidence_analysis WHERE id = @analysis AND measurement_id = @measurement", new { analysis = analysisId.ToString(), measurement }))
            {
                outcome = new Appending.NotFound($"There is no analysis {analysisId} of a measurement {measurementId}.");
            }
            else if (append.Any(IsAnswered, new { accountId = by, measurement }))
            {
                outcome = new Appending.Refused("You had a part in this measurement: nobody reviews their own. Another chemist must.");
            }
            else if (!HasResponsible(append, measurement))
            {
                outcome = new Appending.Refused("Nobody answers for this measurement yet: an officer must first say which exhibit it is of.");
            }
            else if (write(append) is { } sentence)
            {
                outcome = new Appending.Refused(sentence);
            }
        });
        return outcome;
    }

    /// <summary>Whether a person answers for a measurement. What a detector brought unasked belongs to nobody, and then "not one's own" could not be told.</summary>
    private static bool HasResponsible(EvidenceTransaction append, string measurement) =>
        append.Any("SELECT 1 FROM evidence_measurement WHERE id = @measurement AND operator IS NOT NULL", new { measurement })
        || append.Any("SELECT 1 FROM evidence_attribution WHERE measurement_id = @measurement", new { measurement });
}
