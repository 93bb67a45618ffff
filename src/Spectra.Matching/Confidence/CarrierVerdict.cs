using Spectra.Libraries;

namespace Spectra.Confidence;

/// <summary>What may be said of paper, plant and other biological material.</summary>
public static class CarrierVerdict
{
    /// <summary>Words in the names of the materials themselves, which are a legitimate answer.</summary>
    private static readonly string[] Materials =
    [
        "cellulos", "cotton", "paper", "cardboard", "fibre", "fiber", "flax", "linen", "hemp", "jute", "sisal", "ramie", "kapok", "bamboo", "wood", "straw", "viscose", "rayon", "lyocell",
        "leaf", "leaves", "plant", "cannabis", "marijuana", "tobacco", "khat", "wool", "silk", "leather", "protein", "flour",
    ];

    /// <summary>The verdict on a material that carries what infrared can't see: the material may be named, nothing else; where nothing fits it is not identifiable rather than unknown.</summary>
    /// <param name="verdict">The verdict on the spectrum alone.</param>
    /// <param name="quality">Its quality.</param>
    public static Verdict Of(Verdict verdict, SpectrumQuality quality)
    {
        ArgumentNullException.ThrowIfNull(quality);
        return verdict switch
        {
            Verdict.NoMatch when quality.IsCarrier => new Verdict.NotIdentifiable(),
            Verdict.PresumptiveMatch match when quality.IsCarrier && !IsMaterial(match.Hit.Reference.Substance) => new Verdict.Inconclusive([match.Hit], "Paper, plant or other biological material cannot be told from what it carries."),
            _ => verdict,
        };
    }

    private static bool IsMaterial(Substance substance) => Materials.Any(word => substance.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
