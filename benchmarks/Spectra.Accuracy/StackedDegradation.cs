using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Qualification;

namespace Spectra.Accuracy;

/// <summary>The references of the degraded set with every degradation at once, as <see cref="DegradedSpectrum"/> says; seeded by the position in the set.</summary>
internal static class StackedDegradation
{
    /// <summary>One query an id that the library holds.</summary>
    public static ImmutableArray<Query> Of(ReferenceLibrary library, IEnumerable<string> ids)
    {
        Dictionary<string, int> rows = library.References.Select((reference, row) => (reference.Id, row)).ToDictionary();
        return
        [
            .. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Where(rows.ContainsKey).Select((id, i) => new Query(
                id,
                Degrade(library, rows[id], new Random(i)),
                "match",
                [id],
                library.References[rows[id]].Substance.Name,
                "",
                "")),
        ];
    }

    private static Spectrum Degrade(ReferenceLibrary library, int row, Random random) =>
        DegradedSpectrum.Of(library, row, () => random.Next(2) == 0, () => NormalDeviate.Of(random), Technique.NotStated);
}
