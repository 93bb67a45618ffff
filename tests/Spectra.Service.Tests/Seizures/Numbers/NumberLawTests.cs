using CsCheck;
using Spectra.Service.Seizures.Numbers;

namespace Spectra.Service.Tests.Seizures.Numbers;

/// <summary>What holds of every kind of number, whatever is typed.</summary>
public class NumberLawTests
{
    private static readonly (string Kind, string Valid, Func<string?, string?> Parse, Func<string, string?> Fault)[] Kinds =
    [
        ("container", "CSQU3054383", text => ContainerNumber.TryParse(text, out ContainerNumber number) ? number.ToString() : null, ContainerNumber.Fault),
        ("size", "22G1", text => ContainerSizeType.TryParse(text, out ContainerSizeType code) ? code.ToString() : null, ContainerSizeType.Fault),
        ("place", "NLRTM", text => UnLocode.TryParse(text, out UnLocode code) ? code.ToString() : null, UnLocode.Fault),
        ("country", "NL", text => CountryCode.TryParse(text, out CountryCode code) ? code.ToString() : null, CountryCode.Fault),
        ("goods", "2915.24.00", text => HsCode.TryParse(text, out HsCode code) ? code.ToString() : null, HsCode.Fault),
        ("seal", "AB-12 34", text => SealNumber.TryParse(text, out SealNumber number) ? number.ToString() : null, SealNumber.Fault),
        ("ship", "IMO 9074729", text => ImoNumber.TryParse(text, out ImoNumber number) ? number.ToString() : null, ImoNumber.Fault),
        ("waybill", "020-81140743", text => AirWaybill.TryParse(text, out AirWaybill number) ? number.ToString() : null, AirWaybill.Fault),
        ("position", "51.9496, 4.1453, 15", text => GeoPosition.TryParse(text, out GeoPosition position) ? position.ToString() : null, GeoPosition.Fault),
        ("quantity", "12.50 ± 0.02 g (k = 2)", text => Quantity.TryParse(text, out Quantity? quantity) ? quantity.ToString() : null, Quantity.Fault),
        ("cas", "78-11-5", text => CasNumber.TryParse(text, out CasNumber number) ? number.ToString() : null, CasText.Fault),
    ];

    public static TheoryData<string> Names { get; } = [.. Kinds.Select(kind => kind.Kind)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ATextIsEitherReadOrItsFaultIsASentenceAndWhatIsReadReadsAgain(string name)
    {
        (_, string valid, Func<string?, string?> parse, Func<string, string?> fault) = Kinds.Single(kind => kind.Kind == name);
        Assert.Equal(valid, parse(valid));
        Assert.Null(parse(null));

        // Anything at all, and the valid one with a character put in another's place, before or after it.
        Gen<string> typed = Gen.OneOf(
            Gen.String[Gen.Char, 0, 60],
            Gen.Select(Gen.Int[0, valid.Length], Gen.Char["0123456789ABUZabz -.,±%\u0410\u0421\u0000\ud800"], Gen.Int[0, 1], (at, c, replaced) => valid[..at] + c + valid[Math.Min(valid.Length, at + replaced)..]));
        typed.Sample(text =>
        {
            string? read = parse(text);
            string? sentence = fault(text);
            return (read is null) == (sentence is not null)
                && (read is null || (parse(read) == read && fault(read) is null))
                && sentence is null or [.., '.'] or [.., ')'];
        });
    }
}
