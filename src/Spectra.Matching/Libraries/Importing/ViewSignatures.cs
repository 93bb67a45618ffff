using Spectra.Kernels;
using Spectra.Preprocessing;

namespace Spectra.Libraries.Importing;

/// <summary>A short form of each row of a library in which two rows are compared by a few hundred products: the views of the default score, averaged over 12 cm-1.</summary>
internal sealed class ViewSignatures
{
    private const double BinWidth = 12;

    private static readonly SpectralView[] Views = [new SpectralView.LocalShape(60), new SpectralView.LocalStrength(120), new SpectralView.Levelled(300)];

    private readonly float[] _values;
    private readonly int _length;

    /// <summary>The signatures of a library's rows, each scaled to norm 1.</summary>
    public ViewSignatures(ReferenceLibrary library)
    {
        int points = Math.Max(1, (int)Math.Round(BinWidth / library.Grid.Step));
        int bins = (library.Grid.Count + points - 1) / points;
        _length = bins * Views.Length;
        _values = new float[(long)_length * library.References.Length];
        float share = (float)(1 / Math.Sqrt(Views.Length));
        for (int v = 0; v < Views.Length; v++)
        {
            SpectralMatrix rows = library.Matrix(Views[v]);
            int first = v * bins;
            Parallel.For(0, library.References.Length, row => Bin(rows[row], points, share, _values.AsSpan((row * _length) + first, bins)));
        }
    }

    /// <summary>The signature of a row.</summary>
    public ReadOnlySpan<float> this[int row] => _values.AsSpan(row * _length, _length);

    /// <summary>The mean over each bin, all scaled to a norm.</summary>
    private static void Bin(ReadOnlySpan<float> row, int points, float norm, Span<float> bins)
    {
        for (int bin = 0; bin < bins.Length; bin++)
        {
            double sum = 0;
            for (int i = bin * points; i < Math.Min(row.Length, (bin + 1) * points); i++)
            {
                sum += row[i];
            }

            bins[bin] = (float)sum;
        }

        float length = MathF.Sqrt(FixedLanes.Dot(bins, bins));
        for (int bin = 0; length > 0 && bin < bins.Length; bin++)
        {
            bins[bin] *= norm / length;
        }
    }
}
