using Spectra.Driver.Discovery;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Profiles;

public sealed class ProfileShelfTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("spectra-test-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void EveryShippedProfileIsWholeAndCalledAsItsFile()
    {
        ProfileShelf shelf = ProfileShelf.Open(dataFolder: null);

        Assert.Empty(shelf.Faults);
        Assert.Equal(
            Directory.GetFiles(ProfileShelf.ShippedFolder, "*.json").Select(static file => Path.GetFileNameWithoutExtension(file)).Where(static name => name != "device-profile.schema").Order(StringComparer.Ordinal),
            shelf.Profiles.Select(static profile => profile.Id).Order(StringComparer.Ordinal));
        Assert.Contains("zmodem-drop", shelf.Profiles.Select(static profile => profile.Id));
    }

    [Fact]
    public void NoShippedProfileClaimsAnInstrumentThatNobodyTried() =>
        Assert.All(ProfileShelf.Open(dataFolder: null).Profiles, static profile =>
        {
            Assert.NotEqual(ProfileBasisKind.Instrument, profile.Basis.Kind);
            Assert.All(["HazMatID", "TruDefender", "Gemini", "ThreatID", "Mobile-IR"], brand => Assert.DoesNotContain(brand, profile.Name, StringComparison.OrdinalIgnoreCase));
        });

    [Fact]
    public void OnlyASimulatedInstrumentIsAskedUnrecognised() =>
        Assert.Equal(["sim-scpi", "sim-scpi-plain"], ProfileShelf.Open(dataFolder: null).Probing.Select(static profile => profile.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void ALaboratorysOwnProfileStandsBeforeAShippedOneOfTheSameId()
    {
        Own("mine.json", SomeProfile.WithUsb("zmodem-drop", "0403", "6001", name: "Ours"));

        ProfileShelf shelf = ProfileShelf.Open(_data.FullName);

        Assert.Equal("Ours", shelf.Find("zmodem-drop")!.Name);
        Assert.Equal("Ours", shelf.Profiles[0].Name);
        Assert.Single(shelf.Profiles, static profile => profile.Id == "zmodem-drop");
        Assert.NotNull(shelf.Find("ymodem-drop"));
        Assert.Null(shelf.Find("no-such"));
        Assert.Empty(shelf.Faults);
    }

    [Fact]
    public void AFaultyProfileIsNamedAndCostsTheOthersNothing()
    {
        Own("bad.json", "{ }");
        Own("worse.json", "no JSON");
        Own("good.json", SomeProfile.WithUsb("good", "0403", null));

        ProfileShelf shelf = ProfileShelf.Open(_data.FullName);

        Assert.NotNull(shelf.Find("good"));
        Assert.NotNull(shelf.Find("zmodem-drop"));
        Assert.Equal(["bad.json", "worse.json"], shelf.Faults.Select(static fault => fault.File).Distinct());
    }

    [Fact]
    public void OfTwoOwnProfilesWithOneIdTheSecondIsNamedAndLeftOut()
    {
        Own("1.json", SomeProfile.WithUsb("twice", "0403", "6001", name: "First"));
        Own("2.json", SomeProfile.WithUsb("twice", "0403", "6001", name: "Second"));

        ProfileShelf shelf = ProfileShelf.Open(_data.FullName);

        Assert.Equal("First", shelf.Find("twice")!.Name);
        Assert.Equal("2.json", Assert.Single(shelf.Faults).File);
    }

    [Fact]
    public void AUsbDeviceMatchesItsProductBeforeItsVendorAndNobodyElses()
    {
        Own("any.json", SomeProfile.WithUsb("any-of-vendor", "0403", null));
        Own("this.json", SomeProfile.WithUsb("this-product", "0403", "6001"));
        Own("other.json", SomeProfile.WithUsb("other-product", "0403", "6010"));
        ProfileShelf shelf = ProfileShelf.Open(_data.FullName);

        Assert.Equal(["this-product", "any-of-vendor"], shelf.Matching(new UsbIdentity("0403", "6001")).Select(static profile => profile.Id));
        Assert.Equal(["any-of-vendor"], shelf.Matching(new UsbIdentity("0403", "ffff")).Select(static profile => profile.Id));
        Assert.Empty(shelf.Matching(new UsbIdentity("1a86", "6001")));
    }

    private void Own(string name, string json)
    {
        DirectoryInfo folder = _data.CreateSubdirectory("profiles");
        File.WriteAllText(Path.Combine(folder.FullName, name), json);
    }
}
