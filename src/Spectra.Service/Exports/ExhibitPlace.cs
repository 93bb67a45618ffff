using System.Collections.Immutable;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Storage;

namespace Spectra.Service.Exports;

/// <summary>An exhibit in its case, with what was done to it. Values are those that are valid now.</summary>
internal sealed record ExhibitPlace
{
    /// <summary>The case.</summary>
    public required CaseFile Case { get; init; }

    /// <summary>The interceptions of the case, oldest first.</summary>
    public ImmutableArray<Interception> Interceptions { get; init; } = [];

    /// <summary>From the outermost container to the exhibit itself, which is last.</summary>
    public required ImmutableArray<Exhibit> Tree { get; init; }

    /// <summary>On whose word the measurement is of it; null for an exhibit shown without one.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>Its sub-samples, in order.</summary>
    public ImmutableArray<Sampling> Samplings { get; init; } = [];

    /// <summary>What other techniques and laboratories found, oldest first.</summary>
    public ImmutableArray<Confirmation> Confirmations { get; init; } = [];

    /// <summary>Signed checklists, oldest first.</summary>
    public ImmutableArray<Reviews.SignedIdentification> Identifications { get; init; } = [];

    /// <summary>Hand-overs, in order.</summary>
    public ImmutableArray<CustodyTransfer> Custody { get; init; } = [];

    /// <summary>Photographs and documents.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>Corrections of the rows above, oldest first.</summary>
    public ImmutableArray<CorrectedRow> Corrections { get; init; } = [];

    /// <summary>The exhibit itself.</summary>
    public Exhibit Exhibit => Tree[^1];

    /// <summary>The sub-sample that was measured; null where none is named.</summary>
    public Sampling? Sampling => Samplings.FirstOrDefault(sampling => sampling.Id == Attribution?.SamplingId);

    /// <summary>The signed checklist that nothing amends or withdraws; null where there is none.</summary>
    public Reviews.SignedIdentification? StandingIdentification =>
        Identifications.LastOrDefault(signed => !Identifications.Any(other => other.Amends == signed.Id)) is { Withdrawn: false } standing ? standing : null;
}

/// <summary>A correction with the row that it corrects.</summary>
/// <param name="Table">The row's table.</param>
/// <param name="RowId">The row's id.</param>
/// <param name="Correction">The correction.</param>
internal sealed record CorrectedRow(string Table, string RowId, Correction Correction);
