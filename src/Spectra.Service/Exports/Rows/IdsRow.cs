using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Service.Exports.Rows;

/// <summary>A row with the public columns of UNODC's individual drug seizures. No member can hold free text, so no name of a person or company can be in it.</summary>
internal sealed record IdsRow
{
    /// <summary>The columns.</summary>
    public static readonly ImmutableArray<string> Columns = ["seizure_date", "country_iso3", "substance_cas", "substance_basis", "quantity", "unit", "transport_mode", "place_locode"];

    public required DateOnly? SeizedOn { get; init; }

    public required CountryCode Country { get; init; }

    public required CasNumber Substance { get; init; }

    public required SubstanceBasis Basis { get; init; }

    public required double? Quantity { get; init; }

    public required QuantityUnit Unit { get; init; }

    public required TransportMode Mode { get; init; }

    public required Locode Place { get; init; }

    /// <summary>The row of a substance.</summary>
    public static IdsRow Of(SeizedSubstance seized) => new()
    {
        SeizedOn = seized.Interception is { } interception ? DateOnly.FromDateTime(interception.HappenedAt.UtcDateTime) : null,
        Country = CountryCode.Of(Locode.Of(seized.Interception?.PlaceLocode).ToString()),
        Substance = seized.Substance,
        Basis = seized.Basis,
        Quantity = seized.Exhibit?.NetQuantity ?? seized.Exhibit?.GrossQuantity,
        Unit = ControlledWords.Unit(seized.Exhibit?.QuantityUnit),
        Mode = ControlledWords.Of<TransportMode>(seized.Interception?.ConveyanceMode),
        Place = Locode.Of(seized.Interception?.PlaceLocode),
    };

    /// <summary>The file of several rows.</summary>
    public static string File(IEnumerable<SeizedSubstance> seized) => CsvLine.Of(Columns) + string.Concat(seized.Select(static each => Of(each).Line()));

    private string Line() => CsvLine.Of(
        SeizedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Country.ToString(), Substance.ToString(), ControlledWords.Word(Basis), Quantity?.ToString("R", CultureInfo.InvariantCulture),
        ControlledWords.Word(Unit), ControlledWords.Word(Mode), Place.ToString());
}
