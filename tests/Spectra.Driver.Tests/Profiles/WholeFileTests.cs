using System.Text;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Profiles;

/// <summary>A profile's file as bytes: what is no JSON, too much of it, or broken in any place.</summary>
public class WholeFileTests
{
    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{ \"id\": 1,\n \"name\" }", "line 2")]
    [InlineData("[]", "expected an object")]
    [InlineData("{ \"id\": \"\\ud800\" }", "not Unicode")]
    public void AFileThatIsNoProfileAtAllIsRefusedInOneSentence(string text, string expected) =>
        Assert.Contains(Assert.IsType<ProfileReading.Refused>(SomeProfile.Read(text)).Faults, fault => fault.Sentence.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void AKeyThatIsThereTwiceIsRefused() =>
        Assert.Contains(
            Assert.IsType<ProfileReading.Refused>(SomeProfile.Read("""{ "id": "a", "id": "b" }""")).Faults,
            static fault => fault.Path == "$.id" && fault.Sentence.Contains("twice", StringComparison.Ordinal));

    [Fact]
    public void AByteOrderMarkIsNoFault() =>
        Assert.IsType<ProfileReading.Accepted>(DeviceProfileFile.Parse(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(SomeProfile.Json().ToJsonString())).ToArray(), "own.json"));

    [Fact]
    public void AFileLargerThanAnyProfileIsNotRead()
    {
        byte[] spaces = [.. Enumerable.Repeat((byte)' ', DeviceProfileFile.MaximumBytes + 1)];

        Assert.Contains("larger than 256 kB", Assert.Single(Assert.IsType<ProfileReading.Refused>(DeviceProfileFile.Parse(spaces, "own.json")).Faults).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThereIsRefusedNotThrown() =>
        Assert.Contains("can't be read", Assert.Single(Assert.IsType<ProfileReading.Refused>(DeviceProfileFile.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()))).Faults).Sentence, StringComparison.Ordinal);

    [Fact]
    public void AFileThatIsBrokenAnywhereIsReadOrRefusedAndNeverThrows()
    {
        Random random = new(20_261_123);
        byte[][] files = [.. Directory.GetFiles(ProfileShelf.ShippedFolder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        int refused = 0;
        for (int i = 0; i < 4000; i++)
        {
            List<byte> bytes = [.. files[random.Next(files.Length)]];
            for (int faults = random.Next(1, 4); faults > 0; faults--)
            {
                int at = random.Next(bytes.Count);
                switch (random.Next(3))
                {
                    case 0:
                        bytes[at] ^= (byte)(1 << random.Next(8));
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                        break;
                    default:
                        bytes.InsertRange(at, bytes.Slice(random.Next(bytes.Count / 2), random.Next(1, 20)));
                        break;
                }
            }

            if (DeviceProfileFile.Parse(bytes.ToArray(), "broken.json") is ProfileReading.Refused { Faults: { } faultsFound })
            {
                Assert.NotEmpty(faultsFound);
                refused++;
            }
        }

        Assert.InRange(refused, 2000, 4000);
    }
}
