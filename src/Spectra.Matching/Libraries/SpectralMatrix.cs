using Spectra.Libraries.Speclib;

namespace Spectra.Libraries;

/// <summary>The rows of one stored view: one value a grid point, mean 0 and norm 1 over the row's coverage, 0 elsewhere.</summary>
internal readonly struct SpectralMatrix(SpeclibFile file, SpeclibPart part, int count, int stride)
{
    /// <summary>A row, in place in the mapped file.</summary>
    public ReadOnlySpan<float> this[int row] => file.Span<float>(part, (long)row * stride * sizeof(float), count);
}
