using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>A positive definite matrix that is filled row by row and then turned, in place, into its lower Cholesky factor L.</summary>
internal sealed class CholeskyFactor
{
    /// <summary>What a pivot is set to that rounding has made 0 or negative.</summary>
    private const double LeastPivot = 1e-300;

    private const int Together = 4;

    private readonly double[][] _rows;

    /// <summary>A matrix of a size, all zeros.</summary>
    public CholeskyFactor(int size) => _rows = [.. Enumerable.Range(1, size).Select(length => new double[length])];

    /// <summary>The number of rows.</summary>
    public int Size => _rows.Length;

    /// <summary>A row up to and with its diagonal element: of the matrix before <see cref="Factorise"/>, of L after it.</summary>
    public Span<double> Row(int index) => _rows[index];

    /// <summary>Replaces the matrix by L with L Lᵀ = A.</summary>
    /// <remarks>Column by column: the elements of a column depend on columns before it only, so four of them are summed side by side.</remarks>
    public void Factorise()
    {
        Span<double> products = stackalloc double[Together];
        for (int j = 0; j < _rows.Length; j++)
        {
            ReadOnlySpan<double> before = _rows[j].AsSpan(0, j);
            double pivot = Math.Sqrt(Math.Max(_rows[j][j] - FixedLanes.Dot(before, before), LeastPivot));
            _rows[j][j] = pivot;
            int i = j + 1;
            for (; i + Together <= _rows.Length; i += Together)
            {
                ManyProducts.Four(before, _rows[i], _rows[i + 1], _rows[i + 2], _rows[i + 3], products);
                for (int k = 0; k < Together; k++)
                {
                    _rows[i + k][j] = (_rows[i + k][j] - products[k]) / pivot;
                }
            }

            for (; i < _rows.Length; i++)
            {
                _rows[i][j] = (_rows[i][j] - FixedLanes.Dot(before, _rows[i])) / pivot;
            }
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
