using Spectra.Synthesis;

namespace Spectra.Matching.Tests.Synthesis;

public class BandTableTests
{
    private const string Header = "substance,cas,wavenumber_cm1,relative_intensity,assignment,technique,source,evidence,note\n";

    [Fact]
    public void ARowIsReadWithItsSourceAndEvidence()
    {
        BandTableSubstance substance = Assert.Single(Load("\"2,4-D\",94-75-7,1712.5,vs,C=O,KBr solid,\"A, B\",sourced-table,\n").Substances);

        Assert.Equal("2,4-D", substance.Name);
        Assert.Equal("94-75-7", substance.Cas.ToString());
        Assert.Equal(SampleState.Condensed, substance.State);
        Assert.Equal(new AbsorptionBand(new Wavenumber(1712.5), "vs", "C=O", "KBr solid", "A, B", "sourced-table"), Assert.Single(substance.Bands));
        Assert.Equal("1 band sourced-table (A, B)", substance.SourceText);
    }

    [Fact]
    public void ABandGivenAgainWithoutIntensityCountsOnce()
    {
        BandTable table = Load("X,,1000,,,film,A,sourced-literature,\nX,,1003,m,,film,B,unverified-high,\nX,,1010,,,film,A,sourced-literature,\n");

        Assert.Equal([1003, 1010], Assert.Single(table.Substances).Bands.Select(band => band.Wavenumber.PerCentimetre));
    }

    [Fact]
    public void OnlyASubstanceMeasuredAsAGasThroughoutIsAGas()
    {
        BandTable table = Load("X,,1000,,,gas/selected fundamental,A,sourced-table,\nY,,1000,,,gas/selected fundamental,A,sourced-table,\nY,,1100,,,liquid film,A,sourced-table,\n");

        Assert.Equal([SampleState.Gas, SampleState.Condensed], table.Substances.Select(substance => substance.State));
    }

    [Theory]
    [InlineData("X,,here,m,,film,A,unverified-high,\n", "Line 2 of the band table has the position 'here'")]
    [InlineData("X,,1000,m,,film,A,unverified-high,\nX,,-5,m,,film,A,unverified-high,\n", "Line 3 of the band table has the position '-5'")]
    [InlineData("X,,1000,strongish,,film,A,unverified-high,\n", "Line 2 of the band table has the intensity 'strongish'")]
    [InlineData("X,78-11-6,1000,m,,film,A,unverified-high,\n", "Line 2 of the band table has the CAS number '78-11-6'")]
    [InlineData(",,1000,m,,film,A,unverified-high,\n", "Line 2 of the band table names no substance")]
    public void ABadRowIsNamed(string rows, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<FormatException>(() => Load(rows)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("substance,cas,wavenumber\nX,,1000\n")]
    public void AMissingColumnIsRefused(string text)
    {
        using StringReader reader = new(text);
        Assert.StartsWith("A band table needs the columns", Assert.Throws<FormatException>(() => BandTable.Load(reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheShippedTableHasEverySubstanceOnce()
    {
        BandTable table = ReferenceFiles.Bands();

        // 126 is the number of different names in the first column, counted without this reader.
        Assert.Equal(126, table.Substances.Length);
        Assert.Equal(126, table.Substances.Select(substance => substance.Name).Distinct().Count());
        Assert.All(table.Substances, substance => Assert.NotEmpty(substance.Bands));
    }

    private static BandTable Load(string rows)
    {
        using StringReader reader = new(Header + rows);
        return BandTable.Load(reader);
    }
}
