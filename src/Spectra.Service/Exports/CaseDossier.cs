using System.Collections.Immutable;
using Spectra.Service.Cases;

namespace Spectra.Service.Exports;

/// <summary>Everything that an export of a case may say, read at one moment, without its persons and companies.</summary>
internal sealed record CaseDossier
{
    /// <summary>The case.</summary>
    public required CaseFile Case { get; init; }

    /// <summary>Its changes of status, oldest first.</summary>
    public ImmutableArray<CaseStatusChange> Statuses { get; init; } = [];

    /// <summary>Its interceptions, oldest first.</summary>
    public ImmutableArray<Interception> Interceptions { get; init; } = [];

    /// <summary>Its exhibits in the order of the tree, each with its measurements.</summary>
    public ImmutableArray<ExhibitDossier> Exhibits { get; init; } = [];

    /// <summary>Legal holds placed and lifted, oldest first.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    /// <summary>Corrections of the case and its interceptions, oldest first.</summary>
    public ImmutableArray<CorrectedRow> Corrections { get; init; } = [];

    /// <summary>Where the chain stood.</summary>
    public required ChainStanding Chain { get; init; }

    /// <summary>Names of accounts by their ids.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Every row of the dossier that is not as it was recorded, a sentence each.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    /// <summary>The latest status; a case is open until somebody says otherwise.</summary>
    public CaseStatus Status => Statuses is [.., { } latest] ? latest.Status : CaseStatus.Open;
}

/// <summary>An exhibit of a case with its measurements.</summary>
/// <param name="Place">The exhibit and what was done to it.</param>
/// <param name="Measurements">Its measurements, oldest first.</param>
internal sealed record ExhibitDossier(ExhibitPlace Place, ImmutableArray<MeasurementDossier> Measurements);
