using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Tests.Simulation;

public class LineShapeTests
{
    [Fact]
    public void TheHeightIsOneInTheMiddleAndHalfAtHalfTheFullWidth()
    {
        Assert.Equal(1, LineShape.At(0, 13));
        Assert.Equal(0.5, LineShape.At(6.5, 13), 1e-12);
        Assert.Equal(0.5, LineShape.At(-6.5, 13), 1e-12);
    }

    [Fact]
    public void FarOutOnlyTheLorentzianIsLeft() => Assert.Equal(0.6 / (1 + (4 * 100)), LineShape.At(130, 13), 1e-6);
}
