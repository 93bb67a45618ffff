using System.Collections.Immutable;
using System.Text;

namespace Spectra.Synthesis;

/// <summary>Turns a band table into the references of a training library. Every one of them is SYNTHETIC.</summary>
public static class TrainingLibrary
{
    /// <summary>A substance with fewer bands on the training axis than this is left out: its spectrum would fit too much.</summary>
    public const int MinimumBands = 4;

    /// <summary>The substances with enough bands, in the order of the table.</summary>
    public static ImmutableArray<TrainingReference> From(BandTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        SpectralAxis axis = SyntheticSpectrum.TrainingAxis;
        HashSet<string> taken = new(StringComparer.Ordinal);
        ImmutableArray<TrainingReference>.Builder references = ImmutableArray.CreateBuilder<TrainingReference>();
        foreach (BandTableSubstance substance in table.Substances.Where(substance => substance.CountWithin(axis.First, axis.Last) >= MinimumBands))
        {
            references.Add(new TrainingReference(
                FreeId(substance, taken),
                SyntheticSpectrum.TitlePrefix + substance.Name,
                substance.Name,
                substance.Cas,
                substance.State,
                $"{SyntheticSpectrum.Origin}; {substance.SourceText}",
                SyntheticSpectrum.From(substance, axis)));
        }

        return references.ToImmutable();
    }

    // Two tables of one substance share its CAS number; the second takes its name into the id.
    private static string FreeId(BandTableSubstance substance, HashSet<string> taken)
    {
        string slug = Slug(substance.Name);
        string id = substance.Cas is { } cas ? cas.ToString() : slug;
        return taken.Add(id) || taken.Add(id = $"{id}-{slug}")
            ? id
            : throw new ArgumentException($"The band table has two substances named {substance.Name}.");
    }

    private static string Slug(string name)
    {
        StringBuilder slug = new();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
