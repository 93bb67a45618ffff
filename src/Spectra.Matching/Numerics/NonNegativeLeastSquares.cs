using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>Minimises ‖A x - b‖² over x ≥ 0 from the normal equations, without ever forming the whole Gram matrix.</summary>
/// <remarks>
/// The active-set method of Lawson and Hanson (Solving Least Squares Problems, 1974, chapter 23) in the normal-equation form of Bro and
/// de Jong (J. Chemometrics 11, 393, 1997). A Gram column is asked for when its variable first becomes positive; the Cholesky factor
/// of the positive variables grows by one row when one enters and is repaired by plane rotations when one leaves.
/// </remarks>
internal sealed class NonNegativeLeastSquares
{
    /// <summary>A variable enters only where the gradient exceeds this share of the largest projection.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>A variable whose part outside the span of the positive ones is below this share of its square is dependent on them.</summary>
    private const double Dependent = 1e-11;

    private readonly double[] _projections;
    private readonly GramColumn _column;
    private readonly double[]?[] _gram;
    private readonly double[] _solution;
    private readonly bool[] _isBarred;
    private readonly bool[] _isPositive;
    private readonly List<int> _positive = [];
    private readonly List<double[]> _factor = [];

    private NonNegativeLeastSquares(ReadOnlySpan<double> projections, GramColumn column)
    {
        _projections = projections.ToArray();
        _column = column;
        _gram = new double[]?[projections.Length];
        _solution = new double[projections.Length];
        _isBarred = new bool[projections.Length];
        _isPositive = new bool[projections.Length];
    }

    /// <summary>Fills the dot products of column <paramref name="index"/> with every column.</summary>
    internal delegate void GramColumn(int index, Span<double> products);

    /// <summary>Solves for x.</summary>
    /// <param name="projections">Aᵀb.</param>
    /// <param name="column">Gives a column of AᵀA.</param>
    /// <param name="entries">How many times a variable may enter; the solution so far is returned then.</param>
    public static double[] Solve(ReadOnlySpan<double> projections, GramColumn column, int entries = int.MaxValue)
    {
        NonNegativeLeastSquares problem = new(projections, column);
        problem.Run(Math.Min(entries, 3 * projections.Length));
        return problem._solution;
    }

    private void Run(int entries)
    {
        double scale = 0;
        foreach (double projection in _projections)
        {
            scale = Math.Max(scale, Math.Abs(projection));
        }

        double[] gradient = [.. _projections];
        while (_positive.Count < _solution.Length && entries > 0 && Steepest(gradient, scale * Tolerance) is >= 0 and int entering)
        {
            if (!TryEnter(entering))
            {
                _isBarred[entering] = true;
                continue;
            }

            entries--;
            Descend();
            Array.Clear(_isBarred);
            Gradient(gradient);
            if (!_isPositive[entering])
            {
                // It left at once: rounding only. Entering again would go round in a circle.
                _isBarred[entering] = true;
            }
        }
    }

    private int Steepest(double[] gradient, double threshold)
    {
        int best = -1;
        for (int i = 0; i < gradient.Length; i++)
        {
            if (gradient[i] > threshold && !_isBarred[i] && !_isPositive[i] && (best < 0 || gradient[i] > gradient[best]))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Appends a row to the factor: L w = g, l = sqrt(g_jj - w·w).</summary>
    private bool TryEnter(int index)
    {
        double[] gram = Column(index);
        double[] row = new double[_positive.Count + 1];
        for (int i = 0; i < _positive.Count; i++)
        {
            row[i] = (gram[_positive[i]] - FixedLanes.Dot(_factor[i].AsSpan(0, i), row.AsSpan(0, i))) / _factor[i][i];
        }

        double rest = gram[index] - FixedLanes.Dot(row.AsSpan(0, _positive.Count), row.AsSpan(0, _positive.Count));
        if (!(rest > Dependent * gram[index]))
        {
            return false;
        }

        row[^1] = Math.Sqrt(rest);
        _positive.Add(index);
        _isPositive[index] = true;
        _factor.Add(row);
        return true;
    }

    /// <summary>Moves to the unconstrained minimum of the positive variables, dropping those that would turn negative on the way.</summary>
    private void Descend()
    {
        while (_positive.Count > 0)
        {
            double[] target = Unconstrained();
            double step = 1;
            int blocking = -1;
            for (int i = 0; i < target.Length; i++)
            {
                double now = _solution[_positive[i]];
                double share = now > 0 ? now / (now - target[i]) : 0;
                if (target[i] <= 0 && (blocking < 0 || share < step))
                {
                    (step, blocking) = (share, i);
                }
            }

            for (int i = 0; i < target.Length; i++)
            {
                int variable = _positive[i];
                _solution[variable] = blocking < 0 ? target[i] : _solution[variable] + (step * (target[i] - _solution[variable]));
            }

            if (blocking < 0)
            {
                return;
            }

            Leave(blocking);
        }
    }

    private double[] Unconstrained()
    {
        int n = _positive.Count;
        double[] x = new double[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = (_projections[_positive[i]] - FixedLanes.Dot(_factor[i].AsSpan(0, i), x.AsSpan(0, i))) / _factor[i][i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = x[i];
            for (int j = i + 1; j < n; j++)
            {
                sum -= _factor[j][i] * x[j];
            }

            x[i] = sum / _factor[i][i];
        }

        return x;
    }

    /// <summary>Removes a row of the factor; each row below loses its element right of the diagonal to a plane rotation.</summary>
    private void Leave(int position)
    {
        _solution[_positive[position]] = 0;
        _isPositive[_positive[position]] = false;
        _positive.RemoveAt(position);
        _factor.RemoveAt(position);
        for (int row = position; row < _factor.Count; row++)
        {
            (double c, double s, double r) = Rotation(_factor[row][row], _factor[row][row + 1]);
            _factor[row][row] = r;
            for (int below = row + 1; below < _factor.Count; below++)
            {
                (double a, double b) = (_factor[below][row], _factor[below][row + 1]);
                _factor[below][row] = (c * a) + (s * b);
                _factor[below][row + 1] = (c * b) - (s * a);
            }

            _factor[row] = _factor[row][..(row + 1)];
        }
    }

    private static (double Cosine, double Sine, double Radius) Rotation(double a, double b)
    {
        double radius = Math.Sqrt((a * a) + (b * b));
        return (a / radius, b / radius, radius);
    }

    private void Gradient(double[] gradient)
    {
        _projections.CopyTo(gradient, 0);
        double[] factors = new double[_positive.Count];
        double[][] columns = new double[factors.Length][];
        for (int i = 0; i < factors.Length; i++)
        {
            (factors[i], columns[i]) = (_solution[_positive[i]], Column(_positive[i]));
        }

        FixedLanes.SubtractScaled(factors, columns, gradient);
    }

    private double[] Column(int index)
    {
        if (_gram[index] is not { } column)
        {
            _gram[index] = column = new double[_solution.Length];
            _column(index, column);
        }

        return column;
    }
}
