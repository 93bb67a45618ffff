using Spectra.Service.Tests.Commands;

namespace Spectra.Benchmarks.Retro;

/// <summary>The made-up spectra of the command <c>retro</c>: some thousand stored spectra share one of a few hundred curves, so that what a whole identification says of each is known.</summary>
/// <param name="known">How many substances the first release holds.</param>
/// <param name="entries">How many the second adds.</param>
internal sealed class RetroSpectra(int known, int entries)
{
    /// <summary>Of so many curves two hold a substance that the second release adds: one alone, one in a mixture.</summary>
    private const int Round = 200;

    private const int Nowhere = 1_000_000;

    /// <summary>A curve: known substances, mixtures of two, what is in neither release, and what the second release adds.</summary>
    public double[] Curve(int number) => (number % Round) switch
    {
        0 => SampleFiles.Measured(known + (number / Round % entries), number),
        1 => Mixed(SampleFiles.Measured(number % known, number), SampleFiles.Measured(known + ((number / Round) + (entries / 2)) % entries, number)),
        < 100 => SampleFiles.Measured(number % known, number),
        < 140 => Mixed(SampleFiles.Measured(number % known, number), SampleFiles.Measured((number + 1) % known, number)),
        _ => SampleFiles.Measured(Nowhere + number, number),
    };

    private static double[] Mixed(double[] one, double[] other) => [.. one.Zip(other, static (a, b) => (0.6 * a) + (0.4 * b))];
}
