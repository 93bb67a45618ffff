using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>One item of a case; containers hold packages, packages hold items, items give sub-samples.</summary>
[EvidenceTable(EvidenceTables.Exhibit)]
internal sealed record Exhibit
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid CaseId { get; init; }

    [Fixed]
    public Guid? ParentId { get; init; }

    /// <summary>Unique in its case.</summary>
    [Fixed]
    public required string Number { get; init; }

    /// <summary>The exhibit code typed in at the instrument.</summary>
    [Fixed]
    public string? Code { get; init; }

    /// <summary>The code as it is compared.</summary>
    [Fixed]
    public string? CodeKey { get; init; }

    [Fixed]
    public required ExhibitKind Kind { get; init; }

    public required string Description { get; init; }

    public string? PhysicalForm { get; init; }

    public string? Colour { get; init; }

    public string? Packaging { get; init; }

    public string? Marks { get; init; }

    /// <summary>How many packages it consists of.</summary>
    public long? Packages { get; init; }

    public double? GrossQuantity { get; init; }

    public double? NetQuantity { get; init; }

    public string? QuantityUnit { get; init; }

    /// <summary>Expanded, k = 2, in the same unit.</summary>
    public double? QuantityUncertainty { get; init; }

    public string? Scale { get; init; }

    public required ImmutableArray<string> Seals { get; init; }

    public string? Storage { get; init; }

    public string? Hazards { get; init; }

    [Fixed]
    public required string RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
