using Spectra.Service.Exhibits;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>Keeps what a standing identification rests on from being changed under it: it would go on saying what its review or its second result no longer does.</summary>
internal static class StandingIdentification
{
    private const string Standing = "SELECT i.id FROM evidence_identification i WHERE i.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM evidence_identification j WHERE j.amends = i.id) AND ";

    /// <summary>Why a review can't be amended, as a sentence; null where it can.</summary>
    public static string? FaultOfAmending(EvidenceTransaction append, Guid reviewId) => Fault(append, "i.review_id = @id", reviewId, "this review");

    /// <summary>Why a measurement can't be said to be of another exhibit or sub-sample, as a sentence; null where it can.</summary>
    public static string? FaultOfAttributing(EvidenceTransaction append, Guid measurementId) => Fault(append, "i.review_id IN (SELECT r.id FROM evidence_review r WHERE r.measurement_id = @id)", measurementId, "this measurement");

    /// <summary>Why a second result can't be corrected so, as a sentence; null where it can.</summary>
    /// <param name="append">The append.</param>
    /// <param name="then">The result as the correction would have it.</param>
    public static string? FaultOfCorrecting(EvidenceTransaction append, Confirmation then) =>
        append.FindCorrected<Confirmation>(then.Id) is { } now && now.Technique == then.Technique && now.Result == then.Result && now.Ids.SequenceEqual(then.Ids)
            ? null
            : Fault(append, "i.confirmation_id = @id", then.Id, "this result");

    private static string? Fault(EvidenceTransaction append, string restsOn, Guid id, string what) =>
        append.Text(Standing + restsOn, new { id = id.ToString() }) is { } identification
            ? $"Identification {identification} rests on {what}: a chemist must withdraw it first. It stays beside its withdrawal."
            : null;
}
