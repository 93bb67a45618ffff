using System.Collections.Immutable;
using Spectra.Service.Cases;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Seizures.Numbers;
using Spectra.Service.Seizures.Sampling;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Exhibits;

/// <summary>What all that was recorded of an exhibit comes to: how far its statement may go, whether its sub-samples agree, and whether the papers do.</summary>
/// <param name="Status">screening, presumptive or identified-by-checklist.</param>
/// <param name="Statement">The statement: of the signed checklist, else of the latest analysis; null where there is neither.</param>
/// <param name="Replicates">Whether its sub-samples are of one material: too-few, homogeneous or heterogeneous.</param>
/// <param name="ReplicateSentences">The same in words, with every ground.</param>
/// <param name="Goods">Whether the declared goods agree with what was found: none, mismatch or cannot-be-judged, one an interception.</param>
/// <param name="GoodsSentences">The same in words.</param>
/// <param name="Disagreements">Where the instruments' own answers disagree with the analyses, a sentence each.</param>
/// <param name="Findings">What of all that is not as it was recorded, a sentence each: an identification that is not counts for nothing.</param>
internal sealed record ExhibitAssessment(
    IdentificationStatus Status,
    string? Statement,
    ReplicateOutcome Replicates,
    ImmutableArray<string> ReplicateSentences,
    ImmutableArray<string> Goods,
    ImmutableArray<string> GoodsSentences,
    ImmutableArray<string> Disagreements,
    ImmutableArray<string> Findings)
{
    /// <summary>Assesses an exhibit from the record; null where there is none with this id.</summary>
    /// <param name="reader">The record.</param>
    /// <param name="database">The same, for what is not a measurement.</param>
    /// <param name="exhibitId">The exhibit.</param>
    public static ExhibitAssessment? Of(RecordReader reader, DatabaseReader database, Guid exhibitId)
    {
        (ExhibitRecord Exhibit, CaseRecord Case, ImmutableArray<Recorded<SignedIdentification>> Identifications, ImmutableArray<AttributedSample> Samples)? found = database.Read(snapshot =>
            ExhibitStore.Find(snapshot, exhibitId) is { } exhibit && CaseStore.Find(snapshot, exhibit.Exhibit.Value.CaseId) is { } file
                ? (exhibit, file, IdentificationStore.Of(snapshot, exhibitId), AttributedSample.Of(snapshot, exhibit))
                : ((ExhibitRecord, CaseRecord, ImmutableArray<Recorded<SignedIdentification>>, ImmutableArray<AttributedSample>)?)null);
        if (found is not { } all)
        {
            return null;
        }

        ImmutableArray<MeasurementView> views = [.. all.Samples.Select(sample => reader.FindView(sample.MeasurementId)!)];
        SignedIdentification? standing = all.Identifications is [.., { IsIntact: true, Value: { Withdrawn: false } last }] ? last : null;
        AnalysisView? latest = views.SelectMany(static view => view.Analyses).MaxBy(static analysis => analysis.AnalysedAt);
        Replicates replicates = SampledReplicates.Assess(reader, all.Samples, views);
        GoodsMismatch[] goods = [.. all.Case.Interceptions.Select(interception => Compared(interception.Value, views))];
        return new ExhibitAssessment(
            standing is not null ? IdentificationStatus.IdentifiedByChecklist : latest is null ? IdentificationStatus.Screening : IdentificationWording.StatusOf(latest.VerdictKind, null),
            standing?.Statement ?? latest?.Statement,
            replicates.Outcome,
            replicates.Sentences,
            [.. goods.Select(static one => one switch { GoodsMismatch.None => "none", GoodsMismatch.Mismatch => "mismatch", _ => "cannot-be-judged" })],
            [.. goods.Select(static one => one switch { GoodsMismatch.None none => none.Sentence, GoodsMismatch.Mismatch mismatch => mismatch.Sentence, GoodsMismatch.CannotBeJudged open => open.Why, _ => throw new System.Diagnostics.UnreachableException() })],
            [.. views.Select(static view => view.Disagreement).OfType<string>()],
            [.. all.Exhibit.Exhibit.Findings, .. all.Identifications.SelectMany(static one => one.Findings), .. all.Case.Interceptions.SelectMany(static one => one.Findings), .. views.SelectMany(static view => view.Record.Findings)]);
    }

    private static GoodsMismatch Compared(Interception interception, ImmutableArray<MeasurementView> views)
    {
        IdentificationReport[] reports = [.. views.Select(static view => view.Record.Report).OfType<IdentificationReport>()];
        ImmutableArray<NamedSubstance> named = [.. reports.SelectMany(static report => report.Verdict.Ids.Zip(report.Verdict.Names, static (id, name) => new NamedSubstance(name, CasNumber.TryParse(id, out CasNumber cas) ? cas.ToString() : null))).Distinct()];
        NamedAs namedAs = reports.Length == 1 && reports[0].Verdict.Kind == "inconclusive" ? NamedAs.Alternatives : NamedAs.Components;
        return new DeclaredGoods(
            HsCode.TryParse(interception.DeclaredHsCode, out HsCode code) ? code : null,
            CasNumber.TryParse(interception.DeclaredCas, out CasNumber declared) ? declared : null,
            interception.DeclaredDescription ?? "").Against(named, namedAs, ReferenceFacts.Catalogue);
    }
}
