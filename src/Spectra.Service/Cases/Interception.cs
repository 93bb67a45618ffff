using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Where, when and in what a consignment was stopped, and what was declared.</summary>
[EvidenceTable(EvidenceTables.Interception)]
internal sealed record Interception
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid CaseId { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>The place's zone, by its IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What told the time.</summary>
    public required string ClockSource { get; init; }

    /// <summary>UN/LOCODE.</summary>
    public string? PlaceLocode { get; init; }

    public string? PlaceNote { get; init; }

    /// <summary>In degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>In degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    public double? AccuracyMetres { get; init; }

    public string? DetectionMethod { get; init; }

    /// <summary>import, export, transit or internal.</summary>
    public string? Direction { get; init; }

    /// <summary>sea, air, road, rail, post or person.</summary>
    public string? ConveyanceMode { get; init; }

    public string? ConveyanceId { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? ConveyanceFlag { get; init; }

    public string? Voyage { get; init; }

    /// <summary>Bill of lading or air waybill.</summary>
    public string? TransportDocument { get; init; }

    /// <summary>ISO 6346.</summary>
    public string? ContainerNumber { get; init; }

    public required ImmutableArray<string> Seals { get; init; }

    /// <summary>UN/LOCODEs or countries, in order.</summary>
    public required ImmutableArray<string> Route { get; init; }

    public string? DeclaredDescription { get; init; }

    public string? DeclaredHsCode { get; init; }

    public string? DeclaredCas { get; init; }

    public double? DeclaredQuantity { get; init; }

    public string? DeclaredUnit { get; init; }

    public double? DeclaredValue { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? DeclaredCurrency { get; init; }

    public string? Concealment { get; init; }

    [Fixed]
    public required string RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
