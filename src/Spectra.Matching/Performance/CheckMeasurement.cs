using System.Globalization;

namespace Spectra.Performance;

/// <summary>A recognised check measurement with what its figures are judged by.</summary>
/// <param name="Curve">The measured points.</param>
/// <param name="Criteria">The limits.</param>
/// <param name="Technique">As stated, else as assumed.</param>
/// <param name="Resolution">The stated resolution in cm-1.</param>
/// <param name="Displacement">Where the standard's pattern was recognised against its place, in cm-1: 0 for an instrument that is right within 4 cm-1.</param>
internal sealed record CheckMeasurement(CheckCurve Curve, PerformanceCriteria Criteria, Technique Technique, double? Resolution, double Displacement)
{
    /// <summary>The noise of one point in the standard's quiet region, or null.</summary>
    public double? Noise { get; } = Curve.Noise(Criteria.Standard.QuietRegion, Resolution);

    /// <summary>A number in a sentence.</summary>
    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
