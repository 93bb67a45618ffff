using System.Collections.Immutable;
using Spectra.Explanation;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>Judges whether a prepared spectrum can carry an answer, with reasons.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>low-snr</c>: SNR = (highest - lowest prepared ordinate) / noise, the noise being the standard deviation of one point as it was
/// measured (<see cref="MeasuredNoise"/>); marginal below 10, unusable below 3. Reported up to 99 999.</item>
/// <item><c>saturated</c>: more than 2 % of the points have an absorbance of 2.9 or more; marginal. Not asked of a reflectance.</item>
/// <item><c>weak-contact</c>: an ATR spectrum spans less than 0.02 absorbance, marginal, or less than 0.003, unusable.</item>
/// <item>The range: <see cref="RangeCheck"/>. Water vapour and carbon dioxide: <see cref="AirResidue"/>. What infrared does not see:
/// <see cref="FeatureCheck"/>, <see cref="AqueousSample"/>, <see cref="CarrierCheck"/>. The previous sample: <see cref="SolventResidue"/>.</item>
/// </list>
/// A wrong technique or unit never gets here: the recipe refuses it. Reasons never mean that a sample is harmless.
/// </remarks>
public static class QualityGate
{
    private const double UnusableSnr = 3;
    private const double MarginalSnr = 10;
    private const double SaturatedAbsorbance = 2.9;
    private const double SaturatedShare = 0.02;
    private const double WeakContact = 0.02;
    private const double NoContact = 0.003;

    /// <summary>An SNR beyond what any instrument measures is reported as this.</summary>
    private const double LargestSnr = 99_999;

    /// <summary>The quality of a prepared spectrum.</summary>
    /// <param name="prepared">The spectrum.</param>
    /// <param name="residues">The solvents to look for; null looks for none.</param>
    public static SpectrumQuality Judge(PreparedSpectrum prepared, ResidueTable? residues = null)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        double snr = SignalToNoise(prepared);
        ImmutableArray<Band> bands = BandPicking.Of(Judged(prepared), prepared.Grid);
        ImmutableArray<BandFeature> features = BandFeature.Of(prepared);
        QualityReason? water = AqueousSample.Of(prepared, features);
        QualityReason? feature = FeatureCheck.Of(prepared, bands);
        QualityReason?[] found =
        [
            Noise(snr),
            Contact(prepared),
            feature is { Code: FeatureCheck.MoistureOnly } && water is not null ? null : feature,
            feature is { Verdict: QualityVerdict.Unusable } ? null : water,
            CarrierCheck.Of(prepared, features),
            Saturation(prepared),
            .. RangeCheck.Of(prepared),
            .. AirResidue.Of(prepared),
            snr >= MarginalSnr ? SolventResidue.Of(prepared, bands, residues ?? ResidueTable.Empty) : null,
        ];
        ImmutableArray<QualityReason> reasons = [.. found.OfType<QualityReason>().OrderByDescending(reason => reason.Verdict)];
        QualityVerdict verdict = reasons.IsEmpty ? QualityVerdict.Usable : reasons[0].Verdict;
        return new SpectrumQuality(verdict, Math.Round(snr, 1), [.. reasons.Select(reason => reason.Code)], string.Join("; ", reasons.Select(reason => reason.Sentence)));
    }

    /// <summary>The quality of a spectrum that the recipe refused: unusable, for the recipe's reason.</summary>
    public static SpectrumQuality Refused(PreparationRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new SpectrumQuality(QualityVerdict.Unusable, null, [refusal.Code], refusal.Message);
    }

    private static QualityReason? Noise(double snr) => snr >= MarginalSnr
        ? null
        : new QualityReason(snr < UnusableSnr ? QualityVerdict.Unusable : QualityVerdict.Marginal, "low-snr", FormattableString.Invariant($"the signal is only {snr:F1} times the noise"));

    private static QualityReason? Contact(PreparedSpectrum prepared)
    {
        double span = OrdinateSpan.Of(prepared.Ordinates);
        return prepared.Technique != Technique.Atr || span >= WeakContact
            ? null
            : new QualityReason(
                span < NoContact ? QualityVerdict.Unusable : QualityVerdict.Marginal,
                "weak-contact",
                FormattableString.Invariant($"the highest absorbance is only {span:G2}: too little sample touches the crystal"));
    }

    /// <summary>What bands are looked for in: of a reflectance log10(1 + K), since Kubelka and Munk's function of a dark band dwarfs every other.</summary>
    private static double[] Judged(PreparedSpectrum prepared)
    {
        double[] ordinates = prepared.Ordinates.ToArray();
        for (int i = 0; i < ordinates.Length && prepared.Technique == Technique.Reflectance; i++)
        {
            ordinates[i] = double.IsNaN(ordinates[i]) ? double.NaN : PortableMath.Log10(1 + Math.Max(0, ordinates[i]));
        }

        return ordinates;
    }

    private static QualityReason? Saturation(PreparedSpectrum prepared)
    {
        if (prepared.Technique == Technique.Reflectance)
        {
            return null;
        }

        int saturated = 0;
        foreach (double ordinate in prepared.Ordinates)
        {
            saturated += ordinate >= SaturatedAbsorbance ? 1 : 0;
        }

        double share = (double)saturated / prepared.Coverage.Count;
        return share <= SaturatedShare
            ? null
            : new QualityReason(QualityVerdict.Marginal, "saturated", FormattableString.Invariant($"{share:P0} of the points are saturated: the sample was too thick"));
    }

    private static double SignalToNoise(PreparedSpectrum prepared)
    {
        double span = OrdinateSpan.Of(prepared.Ordinates);
        double noise = prepared.Noise.Deviation;
        return span <= 0 ? 0 : noise > 0 ? Math.Min(LargestSnr, span / noise) : LargestSnr;
    }
}
