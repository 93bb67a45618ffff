using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>A query in 16-bit codes, with how far a score from codes can be from the exact one.</summary>
/// <remarks>
/// With x = s c + ε and q = t d + δ: q·x = t s (d·c) + δ·(s c) + q·ε, and |δ·(s c)| ≤ ‖δ‖ (‖x‖ + ‖ε‖), |q·ε| ≤ ‖q‖ ‖ε‖ (Cauchy and Schwarz).
/// </remarks>
internal sealed class QuantisedQuery
{
    private const int LargestCode = short.MaxValue;
    private const int LargestRowCode = sbyte.MaxValue;

    /// <summary>Room for the rounding of a handful of double-precision steps.</summary>
    private const double ArithmeticError = 1e-12;

    private readonly short[] _codes;
    private readonly double _norm;
    private readonly double _leftOut;

    /// <summary>The codes of a query.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The query's norm is not one that single precision can sum.</exception>
    public QuantisedQuery(ReadOnlySpan<float> query)
    {
        _norm = ScoreBound.Norm(query);
        (double largest, double sum) = (0, 0);
        foreach (float value in query)
        {
            largest = Math.Max(largest, Math.Abs(value));
            sum += Math.Abs(value);
        }

        // The sum of codes times the largest row code stays within 32 bits; rounding adds at most half a code each.
        double room = int.MaxValue - ((double)LargestRowCode * (query.Length + 1));
        Scale = Math.Max(largest / LargestCode, LargestRowCode * sum / room);
        _codes = new short[query.Length];
        double squares = 0;
        for (int i = 0; i < query.Length && Scale > 0; i++)
        {
            _codes[i] = (short)Math.Clamp(Math.Round(query[i] / Scale), -LargestCode, LargestCode);
            double left = query[i] - (Scale * _codes[i]);
            squares += left * left;
        }

        _leftOut = Math.Sqrt(squares);
    }

    /// <summary>What the codes are multiplied by.</summary>
    public double Scale { get; }

    /// <summary>The codes.</summary>
    public ReadOnlySpan<short> Codes => _codes;

    /// <summary>How far the score of a row from its codes can be from the exact score.</summary>
    /// <param name="rowError">The norm of what the row's codes leave out.</param>
    public double Error(double rowError) =>
        (_leftOut * (ScoreBound.LargestNorm + rowError)) + (_norm * (rowError + ArithmeticError));
}
