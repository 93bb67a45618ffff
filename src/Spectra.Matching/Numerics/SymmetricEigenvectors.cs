using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>Eigenvectors of a small symmetric matrix without negative eigenvalues, by one-sided Jacobi rotations in a fixed order: the same bits on every processor.</summary>
/// <remarks>
/// Rotating the rows of T until they are orthogonal to each other gives W'T = L W' with orthonormal columns of W, which are then the eigenvectors and the
/// rows' norms L the eigenvalues (Hestenes 1958). For some hundred rows that takes well under a second.
/// </remarks>
internal static class SymmetricEigenvectors
{
    private const int MostSweeps = 30;

    /// <summary>Rows whose cosine is below this are orthogonal.</summary>
    private const double Orthogonal = 1e-13;

    /// <summary>The eigenvectors by descending eigenvalue.</summary>
    /// <param name="rows">The matrix; overwritten.</param>
    /// <param name="least">Eigenvalues up to this share of the largest are left out.</param>
    public static double[][] Of(double[][] rows, double least)
    {
        for (int sweep = 0; sweep < MostSweeps && Sweep(rows); sweep++)
        {
        }

        (double Value, double[] Row)[] found = [.. rows.Select(static row => (Math.Sqrt(FixedLanes.Dot(row, row)), row)).OrderByDescending(static pair => pair.Item1)];
        double floor = found.Length == 0 ? 0 : least * found[0].Value;
        return [.. found.TakeWhile(pair => pair.Value > floor).Select(static pair => Array.ConvertAll(pair.Row, value => value / pair.Value))];
    }

    private static bool Sweep(double[][] rows)
    {
        bool rotated = false;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = i + 1; j < rows.Length; j++)
            {
                rotated |= Rotate(rows[i], rows[j]);
            }
        }

        return rotated;
    }

    /// <summary>Rotates two rows in their plane until they are orthogonal, the longer one first; says whether they weren't yet.</summary>
    private static bool Rotate(double[] x, double[] y)
    {
        (double xx, double yy, double xy) = (FixedLanes.Dot(x, x), FixedLanes.Dot(y, y), FixedLanes.Dot(x, y));
        if (xy * xy <= Orthogonal * Orthogonal * xx * yy)
        {
            return false;
        }

        double ratio = (yy - xx) / (2 * xy);
        double tangent = (ratio < 0 ? -1 : 1) / (Math.Abs(ratio) + Math.Sqrt(1 + (ratio * ratio)));
        double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        double sine = cosine * tangent;
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = ((cosine * x[i]) - (sine * y[i]), (sine * x[i]) + (cosine * y[i]));
        }

        return true;
    }
}
