using System.Collections.Immutable;
using Spectra.Service.Cases;

namespace Spectra.Service.Exports;

/// <summary>What the record holds of a case, as JSON, without its persons and companies.</summary>
internal sealed record CasePart(
    CaseFile Case,
    CaseStatus Status,
    ImmutableArray<CaseStatusChange> Statuses,
    ImmutableArray<Interception> Interceptions,
    ImmutableArray<Hold> Holds,
    ImmutableArray<CorrectedRow> Corrections,
    ImmutableArray<ExhibitPart> Exhibits)
{
    /// <summary>The part of a dossier that is the record's own.</summary>
    public static CasePart Of(CaseDossier dossier) => new(
        dossier.Case,
        dossier.Status,
        dossier.Statuses,
        dossier.Interceptions,
        dossier.Holds,
        dossier.Corrections,
        [.. dossier.Exhibits.Select(static exhibit => new ExhibitPart(exhibit.Place, [.. exhibit.Measurements.Select(RecordPart.Of)]))]);
}

/// <summary>An exhibit with its measurements.</summary>
internal sealed record ExhibitPart(ExhibitPlace Place, ImmutableArray<RecordPart> Measurements);
