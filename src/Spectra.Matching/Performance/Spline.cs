namespace Spectra.Performance;

/// <summary>The natural cubic spline through points of rising position.</summary>
internal sealed class Spline
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _curvature;

    /// <summary>The spline through at least two points.</summary>
    public Spline(double[] x, double[] y)
    {
        (_x, _y, _curvature) = (x, y, new double[x.Length]);
        double[] above = new double[x.Length];
        for (int i = 1; i < x.Length - 1; i++)
        {
            (double before, double after) = (x[i] - x[i - 1], x[i + 1] - x[i]);
            double pivot = (2 * (before + after)) - (before * above[i - 1]);
            double bend = 6 * (((y[i + 1] - y[i]) / after) - ((y[i] - y[i - 1]) / before));
            above[i] = after / pivot;
            _curvature[i] = (bend - (before * _curvature[i - 1])) / pivot;
        }

        for (int i = x.Length - 2; i > 0; i--)
        {
            _curvature[i] -= above[i] * _curvature[i + 1];
        }
    }

    /// <summary>The value at a position; outside the points the end piece goes on.</summary>
    public double At(double position)
    {
        int found = Array.BinarySearch(_x, position);
        int i = Math.Clamp(found < 0 ? ~found - 1 : found, 0, _x.Length - 2);
        double width = _x[i + 1] - _x[i];
        (double left, double right) = ((_x[i + 1] - position) / width, (position - _x[i]) / width);
        double bend = (((left * left * left) - left) * _curvature[i]) + (((right * right * right) - right) * _curvature[i + 1]);
        return (left * _y[i]) + (right * _y[i + 1]) + (bend * width * width / 6);
    }
}
