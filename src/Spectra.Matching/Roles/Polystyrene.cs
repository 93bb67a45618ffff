namespace Spectra.Roles;

/// <summary>Recognises the polystyrene film that instruments are checked with.</summary>
/// <remarks>
/// The positions are the seven of the certified film most used, in cm-1: 3060.0, 2849.5, 1942.9, 1601.2, 1583.0, 1154.5, 1028.3. All must lie in the measured range and be found as maxima of the absorbance
/// within 4 cm-1 (good to a resolution of 8 cm-1), each standing out of its surroundings by six times the noise and a five-hundredth of the highest band.
/// Where polystyrene has nothing (nitriles and other triple bonds, OH and NH, carbonyls, esters) no band may be taller than a tenth of the highest: a copolymer or a seized plastic is a sample.
/// </remarks>
internal static class Polystyrene
{
    /// <summary>The published positions in cm-1.</summary>
    internal static readonly double[] Positions = [3060.0, 2849.5, 1942.9, 1601.2, 1583.0, 1154.5, 1028.3];

    /// <summary>Where polystyrene has nothing, in cm-1.</summary>
    internal static readonly (double From, double To)[] Empty = [(3150, 3450), (2410, 2700), (2000, 2270), (1690, 1735), (1210, 1300)];

    private static readonly BandPattern Pattern = new(Positions, Empty, (1000, 3100));

    /// <summary>Whether the curve is that of polystyrene and nothing else.</summary>
    public static bool IsRecognisedIn(AbsorbanceCurve curve) =>
        curve.FirstWavenumber <= Positions[^1] - 20 && curve.LastWavenumber >= Positions[0] + 60 && Pattern.IsShownBy(curve);
}
