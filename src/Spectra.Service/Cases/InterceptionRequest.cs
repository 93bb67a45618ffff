using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Cases;

/// <summary>Where, when and in what a consignment was stopped, and what was declared.</summary>
/// <param name="HappenedAt">When, with the offset of the place.</param>
/// <param name="TimeZone">The place's zone, by its IANA name.</param>
/// <param name="ClockSource">What told the time.</param>
/// <param name="PlaceLocode">UN/LOCODE.</param>
/// <param name="PlaceNote">Gate, shed or lane.</param>
/// <param name="Latitude">In degrees, WGS 84.</param>
/// <param name="Longitude">In degrees, WGS 84.</param>
/// <param name="AccuracyMetres">How exact the position is.</param>
/// <param name="DetectionMethod">How it was found.</param>
/// <param name="Direction">import, export, transit or internal.</param>
/// <param name="ConveyanceMode">sea, air, road, rail, post or person.</param>
/// <param name="ConveyanceId">Ship's IMO number, plate, wagon or flight.</param>
/// <param name="ConveyanceFlag">ISO 3166-1 alpha-3.</param>
/// <param name="Voyage">Voyage or trip.</param>
/// <param name="TransportDocument">Bill of lading or air waybill.</param>
/// <param name="ContainerNumber">ISO 6346.</param>
/// <param name="Seals">Numbers of the seals found.</param>
/// <param name="Route">UN/LOCODEs or countries, in order.</param>
/// <param name="DeclaredDescription">The goods as they were declared.</param>
/// <param name="DeclaredHsCode">Harmonised System code.</param>
/// <param name="DeclaredCas">CAS number, where one was declared.</param>
/// <param name="DeclaredQuantity">How much was declared.</param>
/// <param name="DeclaredUnit">In which unit.</param>
/// <param name="DeclaredValue">Its value.</param>
/// <param name="DeclaredCurrency">ISO 4217.</param>
/// <param name="Concealment">How it was hidden.</param>
public sealed record InterceptionRequest(
    DateTimeOffset HappenedAt,
    [Required, StringLength(64, MinimumLength = 2)] string TimeZone,
    [Required, StringLength(64, MinimumLength = 2)] string ClockSource,
    [StringLength(8)] string? PlaceLocode,
    [StringLength(200)] string? PlaceNote,
    double? Latitude,
    double? Longitude,
    double? AccuracyMetres,
    [StringLength(200)] string? DetectionMethod,
    [StringLength(16)] string? Direction,
    [StringLength(16)] string? ConveyanceMode,
    [StringLength(64)] string? ConveyanceId,
    [StringLength(3)] string? ConveyanceFlag,
    [StringLength(64)] string? Voyage,
    [StringLength(64)] string? TransportDocument,
    [StringLength(32)] string? ContainerNumber,
    [MaxLength(32)] IReadOnlyList<string>? Seals,
    [MaxLength(32)] IReadOnlyList<string>? Route,
    [StringLength(1000)] string? DeclaredDescription,
    [StringLength(16)] string? DeclaredHsCode,
    [StringLength(16)] string? DeclaredCas,
    [Range(0, 1e12)] double? DeclaredQuantity,
    [StringLength(16)] string? DeclaredUnit,
    [Range(0, 1e15)] double? DeclaredValue,
    [StringLength(3)] string? DeclaredCurrency,
    [StringLength(1000)] string? Concealment)
{
    /// <summary>The record of it, its numbers in their canonical spelling.</summary>
    internal Interception Record(Guid id, Guid caseId, string by, DateTimeOffset at) => InterceptionRules.Canonical(new Interception
    {
        Id = id,
        CaseId = caseId,
        HappenedAt = HappenedAt,
        TimeZone = TimeZone,
        ClockSource = ClockSource,
        PlaceLocode = PlaceLocode,
        PlaceNote = PlaceNote,
        Latitude = Latitude,
        Longitude = Longitude,
        AccuracyMetres = AccuracyMetres,
        DetectionMethod = DetectionMethod,
        Direction = Direction,
        ConveyanceMode = ConveyanceMode,
        ConveyanceId = ConveyanceId,
        ConveyanceFlag = ConveyanceFlag,
        Voyage = Voyage,
        TransportDocument = TransportDocument,
        ContainerNumber = ContainerNumber,
        Seals = [.. Seals ?? []],
        Route = [.. Route ?? []],
        DeclaredDescription = DeclaredDescription,
        DeclaredHsCode = DeclaredHsCode,
        DeclaredCas = DeclaredCas,
        DeclaredQuantity = DeclaredQuantity,
        DeclaredUnit = DeclaredUnit,
        DeclaredValue = DeclaredValue,
        DeclaredCurrency = DeclaredCurrency,
        Concealment = Concealment,
        RecordedBy = by,
        RecordedAt = at,
    });
}
