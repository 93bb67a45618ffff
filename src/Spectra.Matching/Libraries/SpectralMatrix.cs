using Spectra.Scan;

namespace Spectra.Libraries;

/// <summary>The rows of one stored view: one value a grid point, mean 0 and norm 1 over the row's coverage, 0 elsewhere.</summary>
internal readonly struct SpectralMatrix(RowMatrix rows)
{
    /// <summary>A row, in place in the mapped file.</summary>
    public ReadOnlySpan<float> this[int row]
    {
        get
        {
            rows.Touch(row, 1);
            return rows[row][..rows.Points];
        }
    }
}
