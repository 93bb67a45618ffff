using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Spectra.Service.Seizures.Techniques;

/// <summary>A technique that can support an identification, with what it rests on.</summary>
/// <remarks>
/// Categories: SWGDRUG Recommendations, version 8.0 (2019), part III B, and ASTM E2329. What counts as one property is this project's reading of their rule that two techniques must exploit different
/// chemical or physical properties, made strict where it is open: liquid, thin-layer and supercritical fluid chromatography share one, ultraviolet and fluorescence spectroscopy share one, and near infrared shares that of infrared.
/// Near infrared stands in category C: the current lists do not name it, and overtones tell classes apart rather than substances. A technique that is not in the list is not accepted until somebody has categorised it here.
/// </remarks>
/// <param name="Id">The word that is stored, for example <c>ir-atr</c>.</param>
/// <param name="Name">The name as it is printed.</param>
/// <param name="Category">Its category.</param>
/// <param name="Properties">The properties of the substance that it rests on; a coupled technique has two.</param>
/// <param name="Note">What else to know; null where there is nothing.</param>
internal sealed record AnalyticalTechnique(string Id, string Name, TechniqueCategory Category, ImmutableArray<string> Properties, string? Note = null)
{
    private const string Vibration = "absorption of infrared by molecular vibrations";
    private const string Mass = "mass of ions and their fragments";
    private const string Volatility = "retention between a gas and a stationary phase";
    private const string Partition = "retention between a liquid and a stationary phase";
    private const string Electronic = "electronic transitions";

    private static readonly ImmutableArray<string> OneTechnique = [Vibration];

    private const string InfraredNote = "However it is sampled, infrared is one technique.";

    private const string CannabisNote = "For cannabis only.";

    /// <summary>Every technique that has been categorised.</summary>
    public static ImmutableArray<AnalyticalTechnique> All { get; } =
    [
        new("ir-atr", "infrared spectroscopy (ATR)", TechniqueCategory.A, OneTechnique, InfraredNote),
        new("ir-transmission", "infrared spectroscopy (transmission)", TechniqueCategory.A, OneTechnique, InfraredNote),
        new("ir-gas", "infrared spectroscopy (gas cell)", TechniqueCategory.A, OneTechnique, InfraredNote),
        new("ir-reflectance", "infrared spectroscopy (reflectance)", TechniqueCategory.A, OneTechnique, InfraredNote),
        new("raman", "Raman spectroscopy", TechniqueCategory.A, ["inelastic scattering of light by molecular vibrations"], "Vibrational as infrared is, but by other selection rules: the two count as two techniques."),
        new("ms", "mass spectrometry", TechniqueCategory.A, [Mass]),
        new("nmr", "nuclear magnetic resonance spectroscopy", TechniqueCategory.A, ["resonance of nuclear spins"]),
        new("xrd", "X-ray diffractometry", TechniqueCategory.A, ["spacing of crystal planes"]),
        new("gc-ms", "gas chromatography with mass spectrometry", TechniqueCategory.A, [Volatility, Mass]),
        new("lc-ms", "liquid chromatography with mass spectrometry", TechniqueCategory.A, [Partition, Mass]),
        new("gc-ir", "gas chromatography with infrared spectroscopy", TechniqueCategory.A, [Volatility, Vibration], "Beside infrared only its retention is new: record that as gas chromatography."),
        new("gc", "gas chromatography", TechniqueCategory.B, [Volatility]),
        new("lc", "liquid chromatography", TechniqueCategory.B, [Partition]),
        new("tlc", "thin-layer chromatography", TechniqueCategory.B, [Partition]),
        new("sfc", "supercritical fluid chromatography", TechniqueCategory.B, [Partition]),
        new("ce", "capillary electrophoresis", TechniqueCategory.B, ["mobility of ions in a liquid"]),
        new("ims", "ion mobility spectrometry", TechniqueCategory.B, ["mobility of ions in a gas"]),
        new("microcrystal", "microcrystalline test", TechniqueCategory.B, ["habit of crystals formed with a reagent"]),
        new("uv-vis", "ultraviolet and visible spectroscopy (full spectrum)", TechniqueCategory.B, [Electronic]),
        new("macroscopic", "macroscopic examination", TechniqueCategory.B, ["form of the plant"], CannabisNote),
        new("microscopic", "microscopic examination", TechniqueCategory.B, ["form of the plant's cells and hairs"], CannabisNote),
        new("nir", "near infrared spectroscopy", TechniqueCategory.C, OneTechnique, "Overtones of the vibrations that infrared sees: correlated with it."),
        new("colour", "colour test", TechniqueCategory.C, ["colour with a reagent"]),
        new("fluorescence", "fluorescence spectroscopy", TechniqueCategory.C, [Electronic]),
        new("immunoassay", "immunoassay", TechniqueCategory.C, ["binding to an antibody"]),
        new("melting-point", "melting point", TechniqueCategory.C, ["melting temperature"]),
        new("markings", "pharmaceutical identifiers", TechniqueCategory.C, ["marks and shape of a medicine"]),
    ];

    /// <summary>The technique of a word, in any case; false where it has not been categorised.</summary>
    public static bool TryFind([NotNullWhen(true)] string? id, [NotNullWhen(true)] out AnalyticalTechnique? technique)
    {
        technique = All.FirstOrDefault(each => each.Id.Equals(id?.Trim(), StringComparison.OrdinalIgnoreCase));
        return technique is not null;
    }

    /// <summary>Why a technique is not accepted; null where it is.</summary>
    public static string? Fault(string id) => TryFind(id, out _) ? null
        : $"The technique '{id?.Trim()}' is not categorised, so it counts for nothing until it is: use one of {string.Join(", ", All.Select(each => each.Id))}.";

    /// <summary>Whether two techniques rest on different properties, so that one does not merely repeat the other's error.</summary>
    public bool IsUncorrelatedWith(AnalyticalTechnique other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !Properties.Intersect(other.Properties, StringComparer.Ordinal).Any();
    }
}
