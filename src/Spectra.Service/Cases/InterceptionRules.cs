using Spectra.Service.Api;
using Spectra.Service.Seizures.Numbers;

namespace Spectra.Service.Cases;

/// <summary>What an interception's numbers must be, as first recorded and after every correction.</summary>
internal static class InterceptionRules
{
    private static readonly string[] Directions = ["import", "export", "transit", "internal"];
    private static readonly string[] Modes = ["sea", "air", "road", "rail", "post", "person"];

    /// <summary>What is wrong, a member at a time.</summary>
    public static RequestFaults FaultsOf(Interception interception)
    {
        RequestFaults faults = new RequestFaults()
            .Add("timeZone", interception.TimeZone, static zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? null : $"'{zone}' is no time zone: expected an IANA name such as Asia/Almaty.")
            .Add("placeLocode", interception.PlaceLocode, UnLocode.Fault)
            .Add("containerNumber", interception.ContainerNumber, ContainerNumber.Fault)
            .Add("declaredHsCode", interception.DeclaredHsCode, HsCode.Fault)
            .Add("declaredCas", interception.DeclaredCas, CasText.Fault)
            .Add("conveyanceFlag", interception.ConveyanceFlag, CountryCode.Fault)
            .Add("declaredCurrency", interception.DeclaredCurrency, static code => code.Length == 3 && code.All(char.IsAsciiLetterUpper) ? null : $"'{code}' is no currency: expected three letters of ISO 4217, such as KZT.")
            .Add("declaredUnit", interception.DeclaredUnit, static unit => QuantityUnit.Find(unit) is null ? $"'{unit}' is no unit: expected one of {string.Join(", ", QuantityUnit.All.Select(static known => known.Id))}." : null)
            .AddWord("direction", interception.Direction, Directions)
            .AddWord("conveyanceMode", interception.ConveyanceMode, Modes)
            .Add("conveyanceId", interception is { ConveyanceMode: "sea", ConveyanceId: { } ship } && ship.StartsWith("IMO", StringComparison.OrdinalIgnoreCase) ? ImoNumber.Fault(ship) : null)
            .Add("transportDocument", interception is { ConveyanceMode: "air", TransportDocument: { } waybill } ? AirWaybill.Fault(waybill) : null)
            .Add("latitude", PositionFault(interception));
        foreach (string seal in interception.Seals)
        {
            faults.Add("seals", SealNumber.Fault(seal));
        }

        foreach (string place in interception.Route)
        {
            faults.Add("route", place.Trim().Length > 3 ? UnLocode.Fault(place) : CountryCode.Fault(place));
        }

        return faults;
    }

    /// <summary>The same with every number that can be read in its canonical spelling.</summary>
    public static Interception Canonical(Interception interception) => interception with
    {
        PlaceLocode = UnLocode.TryParse(interception.PlaceLocode, out UnLocode place) ? place.ToString() : interception.PlaceLocode,
        ContainerNumber = ContainerNumber.TryParse(interception.ContainerNumber, out ContainerNumber container) ? container.ToString() : interception.ContainerNumber,
        DeclaredHsCode = HsCode.TryParse(interception.DeclaredHsCode, out HsCode code) ? code.ToString() : interception.DeclaredHsCode,
        DeclaredCas = CasNumber.TryParse(interception.DeclaredCas, out CasNumber cas) ? cas.ToString() : interception.DeclaredCas,
        ConveyanceFlag = CountryCode.TryParse(interception.ConveyanceFlag, out CountryCode flag) ? flag.Alpha3 : interception.ConveyanceFlag,
        DeclaredUnit = QuantityUnit.Find(interception.DeclaredUnit)?.Id ?? interception.DeclaredUnit,
        Seals = [.. interception.Seals.Select(static seal => SealNumber.TryParse(seal, out SealNumber number) ? number.ToString() : seal)],
        Route = [.. interception.Route.Select(static stop => UnLocode.TryParse(stop, out UnLocode locode) ? locode.ToString() : CountryCode.TryParse(stop, out CountryCode country) ? country.Alpha3 : stop)],
    };

    private static string? PositionFault(Interception interception) => (interception.Latitude, interception.Longitude) switch
    {
        (null, null) => interception.AccuracyMetres is null ? null : "An accuracy was given without a position.",
        ({ } latitude, { } longitude) => GeoPosition.TryCreate(latitude, longitude, interception.AccuracyMetres, out _)
            ? null
            : FormattableString.Invariant($"{latitude}, {longitude} (accuracy {interception.AccuracyMetres} m) is no position: expected a latitude from -90 to 90, a longitude from -180 to 180, and an accuracy above 0."),
        _ => "A position has a latitude and a longitude: one of them is missing.",
    };
}
