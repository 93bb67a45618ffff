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
    [StringLength(8)] string? PlaceLocode = null,
    [StringLength(200)] string? PlaceNote = null,
    double? Latitude = null,
    double? Longitude = null,
    double? AccuracyMetres = null,
    [StringLength(200)] string? DetectionMethod = null,
    [StringLength(16)] string? Direction = null,
    [StringLength(16)] string? ConveyanceMode = null,
    [StringLength(64)] string? ConveyanceId = null,
    [StringLength(3)] string? ConveyanceFlag = null,
    [StringLength(64)] string? Voyage = null,
    [StringLength(64)] string? TransportDocument = null,
    [StringLength(32)] string? ContainerNumber = null,
    [MaxLength(32)] IReadOnlyList<string>? Seals = null,
    [MaxLength(32)] IReadOnlyList<string>? Route = null,
    [StringLength(1000)] string? DeclaredDescription = null,
    [StringLength(16)] string? DeclaredHsCode = null,
    [StringLength(16)] string? DeclaredCas = null,
    [Range(0, 1e12)] double? DeclaredQuantity = null,
    [StringLength(16)] string? DeclaredUnit = null,
    [Range(0, 1e15)] double? DeclaredValue = null,
    [StringLength(3)] string? DeclaredCurrency = null,
    [StringLength(1000)] string? Concealment = null)
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
