using System.Collections.Immutable;

namespace Spectra.Synthesis;

/// <summary>The bands of one substance of a band table.</summary>
/// <param name="Name">The name as the table has it, unique in the table.</param>
/// <param name="Cas">The CAS number; null where the table gives none.</param>
/// <param name="State">The state the positions hold for.</param>
/// <param name="Bands">The bands, each position once, by rising wavenumber.</param>
public sealed record BandTableSubstance(string Name, CasNumber? Cas, SampleState State, ImmutableArray<AbsorptionBand> Bands)
{
    /// <summary>How many band centres lie within a range, its ends included.</summary>
    public int CountWithin(double lowPerCentimetre, double highPerCentimetre) =>
        Bands.Count(band => band.Wavenumber.PerCentimetre >= lowPerCentimetre && band.Wavenumber.PerCentimetre <= highPerCentimetre);

    /// <summary>Where the bands come from, one sentence with the marks of evidence.</summary>
    public string SourceText => string.Join("; ", Bands
        .GroupBy(band => (band.Source, band.Evidence))
        .OrderBy(group => group.Key.Source, StringComparer.Ordinal)
        .ThenBy(group => group.Key.Evidence, StringComparer.Ordinal)
        .Select(group => $"{group.Count()} {(group.Count() == 1 ? "band" : "bands")} {group.Key.Evidence} ({group.Key.Source})"));
}
