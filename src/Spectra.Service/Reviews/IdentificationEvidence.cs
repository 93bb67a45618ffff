using Spectra.Service.Exhibits;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>What the record holds for a checklist: the accepted first result, the second one, the sub-samples, the blank and the rule.</summary>
/// <param name="MeasurementId">The measurement of the first result.</param>
/// <param name="Technique">Its technique, in the words of the record.</param>
/// <param name="SubSample">The sub-sample it was of; empty where none was recorded.</param>
/// <param name="Named">What its verdict names, as far as the review accepted it.</param>
/// <param name="Outcome">What that comes to: of several that infrared can't tell apart, none is shown.</param>
/// <param name="Second">The second technique's result.</param>
/// <param name="SecondSubSample">The sub-sample that was of; empty where none was recorded.</param>
/// <param name="Blank">What the blank showed.</param>
/// <param name="Rule">The rule by which the first result was drawn.</param>
internal sealed record IdentificationEvidence(Guid MeasurementId, string Technique, string SubSample, IReadOnlyList<string> Named, TechniqueOutcome Outcome, Confirmation Second, string SecondSubSample, BlankOutcome Blank, DecisionRule Rule)
{
    private const string AttributionNow = "SELECT * FROM evidence_attribution WHERE measurement_id = @id ORDER BY attributed_at DESC, id DESC LIMIT 1";

    private const string SequenceNow = "SELECT * FROM evidence_sequence WHERE measurement_id = @id ORDER BY recorded_at DESC, id DESC LIMIT 1";
    private const string RoleNow = """
        SELECT COALESCE(
            (SELECT c.new_value FROM evidence_correction c WHERE c.table_name = 'evidence_measurement' AND c.row_id = m.id AND c.field = 'role' ORDER BY c.corrected_at DESC, c.id DESC LIMIT 1),
            m.role)
        FROM evidence_measurement m WHERE m.id = @id
        """;

    /// <summary>Gathers it, as an append sees the database; where something is not there, the sentence says what.</summary>
    public static (IdentificationEvidence? Evidence, string? Missing) Gather(EvidenceTransaction append, Exhibit exhibit, IdentificationRequest request)
    {
        if (append.Find<Review>(request.ReviewId) is not { Decision: ReviewDecision.Accepted or ReviewDecision.AcceptedInPart } review
            || append.Any("SELECT 1 FROM evidence_review WHERE amends = @id", new { id = request.ReviewId.ToString() }))
        {
            return (null, $"There is no accepted review {request.ReviewId} that stands.");
        }

        if (append.FindCorrected<Confirmation>(request.ConfirmationId) is not { } second || second.ExhibitId != exhibit.Id)
        {
            return (null, $"There is no result {request.ConfirmationId} of a further technique on this exhibit.");
        }

        if (append.Rows(AttributionNow, new { id = review.MeasurementId.ToString() }) is not [{ } row] || RecordShape<Attribution>.Of(new RecordRow(row)) is not { } attribution || attribution.ExhibitId != exhibit.Id)
        {
            return (null, "The reviewed measurement is not one of this exhibit: its officers must say so, and name the sub-sample.");
        }

        if (append.Text(RoleNow, new { id = review.MeasurementId.ToString() }) is not ("sample" or "unknown") and { } role)
        {
            return (null, $"The reviewed measurement is a {role} and no sample: it shows nothing of the exhibit.");
        }

        if (FaultOfBlank(append, review.MeasurementId, request.BlankMeasurementId) is { } fault)
        {
            return (null, fault);
        }

        RecordRow measurement = new(append.Rows("SELECT technique FROM evidence_measurement WHERE id = @id", new { id = review.MeasurementId.ToString() })[0]);
        RecordRow analysis = new(append.Rows("SELECT ids, verdict_kind, decision_rule FROM evidence_analysis WHERE id = @id", new { id = review.AnalysisId.ToString() })[0]);
        if (analysis.TextOrNull("decision_rule") is not { } ruleSha256 || append.Text("SELECT body FROM evidence_decision_rule WHERE sha256 = @ruleSha256", new { ruleSha256 }) is not { } body)
        {
            return (null, "The analysis names no decision rule: analyse the measurement again, and have it reviewed.");
        }

        string? blankRole = append.Text(RoleNow, new { id = request.BlankMeasurementId.ToString() });
        string[] named = [.. RecordWords.Ids(analysis.Text("ids")).Except(review.CandidateDecisions().Where(static candidate => !candidate.Accepted).Select(static candidate => candidate.Id))];
        return (new IdentificationEvidence(
            review.MeasurementId,
            measurement.Text("technique"),
            SubSampleOf(append, attribution.SamplingId),
            named,
            named.Length == 1 || (named.Length > 1 && analysis.Text("verdict_kind") != "inconclusive") ? TechniqueOutcome.Positive : TechniqueOutcome.Inconclusive,
            second,
            SubSampleOf(append, second.SamplingId),
            blankRole != "blank" ? BlankOutcome.NotAssessed : request.BlankIsClean ? BlankOutcome.Clean : BlankOutcome.NotClean,
            DecisionRule.Read(body)), null);
    }

    /// <summary>The checklist that they give.</summary>
    public IdentificationChecklist Checklist(Exhibit exhibit, IdentificationRequest request)
    {
        string? cas = CasNumber.TryParse(request.SubstanceId, out CasNumber number) ? number.ToString() : null;
        string first = Named.Contains(request.SubstanceId) ? request.SubstanceId : Named.Count > 0 ? Named[0] : "nothing";
        string second = Second.Ids.Contains(request.SubstanceId) ? request.SubstanceId : Second.Ids.IsEmpty ? "nothing" : Second.Ids[0];
        return new IdentificationChecklist(
            exhibit.Number,
            request.SubstanceId,
            cas,
            new TechniqueResult(TechniqueWord, Outcome, first, CasOf(first), SubSample, MeasurementId.ToString()),
            new TechniqueResult(Second.Technique, OutcomeOf(Second.Result), second, CasOf(second), SecondSubSample, Second.Id.ToString(), Second.Laboratory),
            new BlankResult(Blank, request.BlankMeasurementId.ToString()),
            new ChecklistProof(null, request.Reference),
            request.Stereochemistry,
            request.Salt,
            Rule.Sha256);
    }

    /// <summary>The technique's word in the table of techniques. What does not say how it was measured counts as infrared by ATR: no second infrared technique can then slip by.</summary>
    private string TechniqueWord => Technique switch
    {
        "transmission" => "ir-transmission",
        "gas" => "ir-gas",
        "reflectance" => "ir-reflectance",
        _ => "ir-atr",
    };

    /// <summary>Where the record says what was measured before the sample, no other blank stands for it. A file that a person brought has no such sequence.</summary>
    private static string? FaultOfBlank(EvidenceTransaction append, Guid measurementId, Guid blankId)
    {
        if (append.Rows(SequenceNow, new { id = measurementId.ToString() }) is not [{ } row])
        {
            return null;
        }

        RecordRow sequence = new(row);
        Guid?[] before = [sequence.IdOrNull("blank_id"), sequence.IdOrNull("clean_crystal_id")];
        return before.Contains(blankId) ? null : $"Measurement {blankId} is no blank that was measured with the detector before this sample ({string.Join(", ", before.OfType<Guid>().Select(static id => id.ToString()).DefaultIfEmpty("there is none"))}): name that one, or measure a blank and a sub-sample again.";
    }

    private static string? CasOf(string id) => CasNumber.TryParse(id, out CasNumber number) ? number.ToString() : null;

    private static TechniqueOutcome OutcomeOf(ConfirmationResult result) => result switch
    {
        ConfirmationResult.Positive => TechniqueOutcome.Positive,
        ConfirmationResult.Negative => TechniqueOutcome.Negative,
        _ => TechniqueOutcome.Inconclusive,
    };

    private static string SubSampleOf(EvidenceTransaction append, Guid? samplingId) =>
        samplingId is { } id && append.Find<Sampling>(id) is { } sampling ? sampling.SubSample.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
}
