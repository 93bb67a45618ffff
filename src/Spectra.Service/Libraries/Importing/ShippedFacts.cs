using Spectra.Libraries.Importing;
using Spectra.Service.Substances;

namespace Spectra.Service.Libraries.Importing;

/// <summary>The facts that ship beside the executable, as an import compares labels with them.</summary>
internal static class ShippedFacts
{
    /// <summary>The substances of a catalogue.</summary>
    public static KnownSubstances Of(SubstanceCatalogue catalogue) => new(catalogue.All.Select(facts => new KnownSubstance(
        facts.Cas?.ToString(),
        [.. SubstanceName.All(facts)],
        facts.Formula.Length == 0 || facts.IsLimitedForm ? null : facts.Formula)));
}
