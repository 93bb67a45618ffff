namespace Spectra.Libraries;

/// <summary>One entry of a library: whose spectrum it is and where it comes from. Its ordinates lie in the library's matrices at the same index.</summary>
/// <param name="Id">Unique in the library.</param>
/// <param name="Substance">What it is a spectrum of.</param>
/// <param name="Technique">How it was measured.</param>
/// <param name="Phase">Solid, liquid, gas, solution in the source's words; null where not stated.</param>
/// <param name="Source">Where it comes from; null where not stated.</param>
/// <param name="Unit">The unit of the ordinates before preparation.</param>
/// <param name="IsSynthetic">Whether it was made from a band table and never measured.</param>
/// <param name="Sha256">SHA-256 of the file it was read from, lower-case hexadecimal; null where it was synthesised.</param>
public sealed record ReferenceSpectrum(
    string Id,
    Substance Substance,
    Technique Technique,
    string? Phase,
    string? Source,
    string Unit,
    bool IsSynthetic,
    string? Sha256)
{
    /// <summary>The source's own words for technique, sampling procedure or state, for example "SOLID (KBr PELLET)"; null where not stated.</summary>
    public string? TechniqueStated { get; init; }
}
