using System.Collections.Frozen;
using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Service.Substances;

namespace Spectra.Accuracy;

/// <summary>The substances of the libraries that raise an alert, by the product's own rules.</summary>
internal static class WatchList
{
    public static FrozenSet<string> Of(ImmutableArray<ReferenceLibrary> libraries)
    {
        SubstanceCatalogue catalogue = SubstanceCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "reference-libraries"));
        return libraries.SelectMany(library => library.References)
            .Select(reference => reference.Substance)
            .Where(substance => !catalogue.AlertsOf(substance.Cas, substance.Name).IsEmpty)
            .Select(substance => substance.Key)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
