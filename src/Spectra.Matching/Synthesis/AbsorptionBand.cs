namespace Spectra.Synthesis;

/// <summary>One row of a band table: where a substance absorbs, about how strongly, and who says so.</summary>
/// <param name="Wavenumber">The band centre.</param>
/// <param name="Intensity">The table's own word: vs, s, m, w, a number, or empty where it is not given.</param>
/// <param name="Assignment">The vibration, where the table names it.</param>
/// <param name="Technique">How it was measured, in the table's words.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Evidence">The table's mark of evidence, for example <c>unverified-medium</c>.</param>
public sealed record AbsorptionBand(Wavenumber Wavenumber, string Intensity, string Assignment, string Technique, string Source, string Evidence)
{
    /// <summary>Whether the table says anything of the intensity.</summary>
    public bool StatesIntensity => Intensity.Length > 0;

    /// <summary>Whether the position comes from a named source.</summary>
    public bool IsSourced => Evidence.StartsWith("sourced", StringComparison.Ordinal);
}
