namespace Spectra.Libraries.Importing;

/// <summary>One entry of a release: which original it is decoded from, and what it is called. With the originals these are all that a release is made of.</summary>
/// <param name="Id">Unique in the release.</param>
/// <param name="Sha256">The original's SHA-256, lower-case hexadecimal; see <see cref="OriginalStore"/>.</param>
/// <param name="FileName">The file's name in its source: formats without a signature are known by it.</param>
/// <param name="Subfile">Which of the file's decodable spectra, from 0.</param>
/// <param name="Name">The name of the substance; null where none is known, then the id stands for it.</param>
/// <param name="Cas">Its CAS number; null where none is known.</param>
/// <param name="Technique">The technique (<c>atr</c>, <c>transmission</c>, <c>gas</c>, <c>reflectance</c>), whatever the file says; null leaves it to the file.</param>
/// <param name="Phase">Solid, liquid, gas, solution in the source's words; null where not stated.</param>
/// <param name="Source">Where the spectrum comes from.</param>
/// <param name="Licence">The terms it is used under.</param>
public sealed record ReleaseEntry(
    string Id,
    string Sha256,
    string FileName,
    int Subfile,
    string? Name,
    string? Cas,
    string? Technique,
    string? Phase,
    string Source,
    string Licence)
{
    /// <summary>The words of an <c>index.csv</c> for the technique, which stand where the file has none; null where there are none.</summary>
    public string? TechniqueStated { get; init; }

    /// <summary>The unit of the axis where the file states none, for example <c>um</c>; null leaves it to the file.</summary>
    public string? AxisUnit { get; init; }

    /// <summary>The unit of the ordinates where the file states none, for example <c>percent-transmittance</c>; null leaves it to the file.</summary>
    public string? Unit { get; init; }
}
