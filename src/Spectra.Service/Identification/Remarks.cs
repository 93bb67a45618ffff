using System.Collections.Immutable;
using System.Globalization;
using Spectra.Confidence;
using Spectra.Explanation;
using Spectra.Libraries;
using Spectra.Mixtures;

namespace Spectra.Service.Identification;

/// <summary>The short sentences that go with any verdict: what limits it, what was not found and from which share on, what the bands hint at. Each starts with a space, or is empty.</summary>
internal static class Remarks
{
    /// <summary>What a hint is worth, said wherever one is shown.</summary>
    public const string HintWorth = "textbook ranges, unverified";

    private const string Water = "7732-18-5";

    private const string MostlyWater = "mostly-water";

    /// <summary>The reasons of the quality gate, a sentence each; those of a marginal spectrum are doubts.</summary>
    public static string Quality(SpectrumQuality quality) => quality.Reasons.IsEmpty
        ? ""
        : (quality.Verdict == QualityVerdict.Usable ? " Note: " : " Doubtful: ") + string.Join(" ", quality.Sentence.TrimEnd('.').Split("; ").Select((sentence, i) => i == 0 ? $"{sentence}." : $"{Capitalised(sentence)}."));

    /// <summary>Where the answer is water, or more than half of it, though the spectrum's shape alone did not say so.</summary>
    public static string Aqueous(Verdict verdict, SpectrumQuality quality, Mixture? mixture)
    {
        bool named = verdict is Verdict.PresumptiveMatch match && IsWater(match.Hit.Reference);
        bool most = mixture is not null && mixture.Components.Any(component => IsWater(component.Reference) && component.Fraction > 0.5);
        return (named || most) && !quality.Reasons.Contains(MostlyWater) ? " Mostly water: dissolved substances not assessable." : "";
    }

    /// <summary>What nothing in the libraries explains.</summary>
    public static string Unexplained(Mixture? mixture, Assessment assessment) => mixture is { HasUnexplained: true, Components.IsEmpty: false } && assessment.HoldsMixtures
        ? FormattableString.Invariant($" Part of the spectrum ({100 * mixture.Residual:F0} % of its structure) is explained by nothing in the libraries.")
        : "";

    /// <summary>From which share on each watched substance would have been seen.</summary>
    public static string Limits(Mixture? mixture)
    {
        if (mixture is null || mixture.DetectionLimits.IsEmpty)
        {
            return "";
        }

        DetectionLimit[] assessable = [.. mixture.DetectionLimits.Where(limit => limit.Fraction < 1)];
        int hidden = mixture.DetectionLimits.Length - assessable.Length;
        string seen = assessable.Length == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" Other dangerous and controlled substances of this library: {assessable.Length} looked for; each would have been seen from {Percent(assessable.Max(limit => limit.Fraction))} % of the spectrum on (not weight per cent).");
        return seen + (hidden == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {hidden} of them cannot be assessed in this spectrum."));
    }

    /// <summary>What the bands of a spectrum that nothing fits are like.</summary>
    public static string Hints(ImmutableArray<ClassHint> hints) => hints.IsEmpty
        ? ""
        : $" Hint only ({HintWorth}): bands like those of {string.Join("; ", hints.Select(hint => $"{hint.Class} ({string.Join(", ", hint.Bands.Select(band => band.Position.ToString("F0", CultureInfo.InvariantCulture)))} cm-1)"))}.";

    private static bool IsWater(ReferenceSpectrum reference) => reference.Substance.Cas == Water;

    /// <summary>Rounded up: a limit is never shown better than it is.</summary>
    private static double Percent(double fraction) => Math.Ceiling((100 * fraction) - 1e-9);

    private static string Capitalised(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
