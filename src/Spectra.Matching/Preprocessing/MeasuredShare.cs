namespace Spectra.Preprocessing;

/// <summary>How much of a range of wavenumbers was measured.</summary>
internal static class MeasuredShare
{
    /// <summary>The share of the range's grid points that have an ordinate, from 0 to 1; points beyond the grid count as missing.</summary>
    /// <param name="prepared">The spectrum.</param>
    /// <param name="from">The lower end in cm-1.</param>
    /// <param name="to">The upper end in cm-1.</param>
    public static double Of(PreparedSpectrum prepared, double from, double to)
    {
        SpectralGrid grid = prepared.Grid;
        int first = (int)Math.Ceiling((from - grid.First) / grid.Step);
        int last = (int)Math.Floor((to - grid.First) / grid.Step);
        int measured = 0;
        for (int i = Math.Max(0, first); i <= Math.Min(last, grid.Count - 1); i++)
        {
            measured += double.IsNaN(prepared.Ordinates[i]) ? 0 : 1;
        }

        return (double)measured / Math.Max(1, last - first + 1);
    }
}
