using CsCheck;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Formats;

/// <summary>The short form of the soak command <c>fuzz-formats</c>.</summary>
public class HostileInputTests
{
    [Fact]
    public void DamagedFilesAreReadOrRefusedButNothingEscapes() =>
        Gen.Int.Sample(
            seed =>
            {
                Random random = new(seed);
                (string name, byte[] content) = SeedFiles.All[random.Next(SeedFiles.All.Length)];
                byte[] damaged = InputMutation.Damaged(content, SeedFiles.All[random.Next(SeedFiles.All.Length)].Content, random);
                Assert.NotEmpty(HostileInput.Outcomes(name, damaged));
            },
            iter: 5000);

    [Fact]
    public void EverySeedIsWhatItsNameSays() =>
        Assert.All(
            SeedFiles.All,
            seed => Assert.All(HostileInput.Outcomes(seed.Name, seed.Content), outcome => Assert.Equal(seed.Name is "json.json" or "page.html" ? "not-a-spectrum" : "accepted", outcome)));
}
