using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>Whether enough of the spectrum was measured.</summary>
/// <remarks>
/// <c>too-short-range</c>, unusable: of the fingerprint, 800-1800 cm-1, less than a half was measured. <c>short-range</c>, marginal: less than
/// 1200 cm-1 in all. <c>partial-fingerprint</c>, usable: less than 95 % of it. <c>triple-bond-region-missing</c>, usable: more than a tenth of 2000-2280 cm-1 is missing,
/// because it was never measured or because diamond's band spoilt it.
/// </remarks>
internal static class RangeCheck
{
    private const double LeastFingerprint = 0.5;
    private const double WholeFingerprint = 0.95;
    private const double LeastRange = 1200;
    private const double WholeTripleBonds = 0.9;

    public static IEnumerable<QualityReason> Of(PreparedSpectrum prepared)
    {
        double fingerprint = MeasuredShare.Of(prepared, 800, 1800);
        double range = prepared.Coverage.Count * prepared.Grid.Step;
        if (fingerprint < LeastFingerprint)
        {
            yield return new QualityReason(QualityVerdict.Unusable, "too-short-range", FormattableString.Invariant($"only {fingerprint:P0} of the fingerprint region from 800 to 1800 cm-1 were measured"));
        }
        else if (range < LeastRange)
        {
            yield return new QualityReason(QualityVerdict.Marginal, "short-range", FormattableString.Invariant($"only {range:F0} cm-1 were measured"));
        }
        else if (fingerprint < WholeFingerprint)
        {
            yield return new QualityReason(QualityVerdict.Usable, "partial-fingerprint", FormattableString.Invariant($"only {fingerprint:P0} of the fingerprint region from 800 to 1800 cm-1 were measured"));
        }

        if (MeasuredShare.Of(prepared, 2000, 2280) < WholeTripleBonds)
        {
            yield return new QualityReason(QualityVerdict.Usable, "triple-bond-region-missing", "2000-2280 cm-1 is missing: cyanide, azide, isocyanate not assessable");
        }
    }
}
