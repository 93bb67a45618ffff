using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>A prepared unknown seen through one view, with running sums so that the moments of any range are one subtraction.</summary>
internal sealed class ViewedQuery
{
    private readonly double[] _sums;
    private readonly double[] _squares;

    public ViewedQuery(StandardizedView view)
    {
        View = view;
        _sums = new double[view.Values.Length + 1];
        _squares = new double[view.Values.Length + 1];
        for (int i = 0; i < view.Values.Length; i++)
        {
            double value = view.Values[i];
            _sums[i + 1] = _sums[i] + value;
            _squares[i + 1] = _squares[i] + (value * value);
        }
    }

    public StandardizedView View { get; }

    /// <summary>The sum and the sum of squares over [start, end).</summary>
    public (double Sum, double SumOfSquares) Between(int start, int end) => (_sums[end] - _sums[start], _squares[end] - _squares[start]);
}
