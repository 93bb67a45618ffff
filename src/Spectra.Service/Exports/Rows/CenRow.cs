using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Service.Exports.Rows;

/// <summary>A row shaped as the customs enforcement network exchanges seizures, in its part without persons. No member can hold free text.</summary>
internal sealed record CenRow
{
    /// <summary>The columns; countries of the route are separated by spaces.</summary>
    public static readonly ImmutableArray<string> Columns =
        ["seizure_number", "seizure_date", "location_type", "country_iso3", "place_locode", "direction", "route_iso3", "conveyance", "commodity_hs", "substance_cas", "substance_basis", "quantity", "unit", "concealment"];

    /// <summary>The id of the case: its reference may say more.</summary>
    public required Guid? Number { get; init; }

    public required DateOnly? SeizedOn { get; init; }

    public required LocationType Location { get; init; }

    public required CountryCode Country { get; init; }

    public required Locode Place { get; init; }

    public required TradeDirection Direction { get; init; }

    public required ImmutableArray<CountryCode> Route { get; init; }

    public required TransportMode Conveyance { get; init; }

    public required CommodityCode Commodity { get; init; }

    public required CasNumber Substance { get; init; }

    public required SubstanceBasis Basis { get; init; }

    public required double? Quantity { get; init; }

    public required QuantityUnit Unit { get; init; }

    public required ConcealmentCategory Concealment { get; init; }

    /// <summary>The row of a substance.</summary>
    public static CenRow Of(SeizedSubstance seized) => new()
    {
        Number = seized.Case?.Id,
        SeizedOn = seized.Interception is { } interception ? DateOnly.FromDateTime(interception.HappenedAt.UtcDateTime) : null,
        // The record does not hold it, and a mode of transport does not tell it: a train also stops inland.
        Location = LocationType.NotStated,
        Country = CountryCode.Of(Locode.Of(seized.Interception?.PlaceLocode).ToString()),
        Place = Locode.Of(seized.Interception?.PlaceLocode),
        Direction = ControlledWords.Of<TradeDirection>(seized.Interception?.Direction),
        Route = [.. (seized.Interception?.Route ?? []).Select(static place => CountryCode.Of(place)).Where(static country => country != default)],
        Conveyance = ControlledWords.Of<TransportMode>(seized.Interception?.ConveyanceMode),
        Commodity = CommodityCode.Of(seized.Interception?.DeclaredHsCode),
        Substance = seized.Substance,
        Basis = seized.Basis,
        Quantity = seized.Exhibit?.NetQuantity ?? seized.Exhibit?.GrossQuantity,
        Unit = ControlledWords.Unit(seized.Exhibit?.QuantityUnit),
        Concealment = ControlledWords.Of<ConcealmentCategory>(seized.Interception?.Concealment),
    };

    /// <summary>The file of several rows.</summary>
    public static string File(IEnumerable<SeizedSubstance> seized) => CsvLine.Of(Columns) + string.Concat(seized.Select(static each => Of(each).Line()));

    private string Line() => CsvLine.Of(
        Number?.ToString(), SeizedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ControlledWords.Word(Location), Country.ToString(), Place.ToString(), ControlledWords.Word(Direction),
        string.Join(' ', Route), ControlledWords.Word(Conveyance), Commodity.ToString(), Substance.ToString(), ControlledWords.Word(Basis), Quantity?.ToString("R", CultureInfo.InvariantCulture),
        ControlledWords.Word(Unit), ControlledWords.Word(Concealment));
}
