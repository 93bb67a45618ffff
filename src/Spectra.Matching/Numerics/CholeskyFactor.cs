using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>A positive definite matrix that is filled row by row and then turned, in place, into its lower Cholesky factor L.</summary>
internal sealed class CholeskyFactor
{
    /// <summary>What a pivot is set to that rounding has made 0 or negative.</summary>
    private const double LeastPivot = 1e-300;

    private readonly double[][] _rows;

    /// <summary>A matrix of a size, all zeros.</summary>
    public CholeskyFactor(int size) => _rows = [.. Enumerable.Range(1, size).Select(length => new double[length])];

    /// <summary>The number of rows.</summary>
    public int Size => _rows.Length;

    /// <summary>A row up to and with its diagonal element: of the matrix before <see cref="Factorise"/>, of L after it.</summary>
    public Span<double> Row(int index) => _rows[index];

    /// <summary>Replaces the matrix by L with L Lᵀ = A.</summary>
    public void Factorise()
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            double[] row = _rows[i];
            for (int j = 0; j < i; j++)
            {
                row[j] = (row[j] - FixedLanes.Dot(row.AsSpan(0, j), _rows[j].AsSpan(0, j))) / _rows[j][j];
            }

            row[i] = Math.Sqrt(Math.Max(row[i] - FixedLanes.Dot(row.AsSpan(0, i), row.AsSpan(0, i)), LeastPivot));
        }
    }

    /// <summary>Solves L x = b in place.</summary>
    public void Forward(Span<double> b)
    {
        for (int i = 0; i < b.Length; i++)
        {
            b[i] = (b[i] - FixedLanes.Dot(_rows[i].AsSpan(0, i), b[..i])) / _rows[i][i];
        }
    }

    /// <summary>Solves Lᵀ x = b in place.</summary>
    public void Backward(Span<double> b)
    {
        for (int i = b.Length - 1; i >= 0; i--)
        {
            b[i] /= _rows[i][i];
            FixedLanes.AddScaled(-b[i], _rows[i].AsSpan(0, i), b);
        }
    }
}
