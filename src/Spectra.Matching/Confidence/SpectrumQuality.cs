using System.Collections.Immutable;

namespace Spectra.Confidence;

/// <summary>How far a spectrum can carry an answer.</summary>
/// <param name="Verdict">Usable, marginal or unusable.</param>
/// <param name="Snr">The signal-to-noise ratio as <see cref="QualityGate"/> defines it; null where the spectrum could not be prepared.</param>
/// <param name="Reasons">Stable kebab-case codes, worst first; of a usable spectrum they only limit what may be read from an answer.</param>
/// <param name="Sentence">The reasons in words; empty without any.</param>
public sealed record SpectrumQuality(QualityVerdict Verdict, double? Snr, ImmutableArray<string> Reasons, string Sentence)
{
    private static readonly ImmutableArray<string> InvisibleToInfrared = ["featureless", "broadband-absorber", "transparent-salt"];

    private static readonly ImmutableArray<string> CarrierReasons = ["cellulose-carrier", "biological-carrier"];

    /// <summary>Whether it is paper, plant or other biological material: what that carries is never seen, so nothing that is not the material itself may be named.</summary>
    public bool IsCarrier => Reasons.Any(CarrierReasons.Contains);

    /// <summary>Whether there is nothing that infrared could name, whatever the sample is: it never means harmless.</summary>
    public bool IsNotIdentifiable => Reasons.Any(InvisibleToInfrared.Contains);
}
