using System.Collections.Immutable;
using System.IO.Compression;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;

namespace Spectra.Accuracy;

/// <summary>A query of a set as the mixture analysis is asked it.</summary>
/// <param name="Set">The set.</param>
/// <param name="File">The file.</param>
/// <param name="Query">The prepared spectrum.</param>
/// <param name="Truth">The keys of the substances in it; none for a foreign one.</param>
/// <param name="Fractions">The share of each; empty where unknown.</param>
/// <param name="Note">The corpus's note.</param>
/// <param name="Without">A substance that is taken out of the libraries.</param>
internal sealed record MixtureCase(
    string Set, string File, PreparedSpectrum Query, ImmutableArray<string> Truth, ImmutableArray<double> Fractions, string Note, string? Without)
{
    /// <summary>The fold of the cross-validation, by the first substance: all queries of one active are in one fold.</summary>
    public int Fold(int folds)
    {
        string by = Active ?? Truth.FirstOrDefault() ?? File;
        uint hash = 2166136261;
        foreach (char c in by)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)(hash % (uint)folds);
    }

    /// <summary>The substance of the mission sets that is to be found; null for diluents alone and other sets.</summary>
    public string? Active => Note.StartsWith("active=", StringComparison.Ordinal) && !Note.StartsWith("active=none", StringComparison.Ordinal) ? ActiveKey : null;

    /// <summary>The key of the active substance.</summary>
    public string? ActiveKey { get; init; }

    /// <summary>The cases of a query set.</summary>
    /// <param name="corpus">The corpus folder.</param>
    /// <param name="set">The set.</param>
    /// <param name="libraries">The libraries.</param>
    /// <param name="every">Takes every so-manieth query.</param>
    /// <param name="oneOut">Whether one component of each, in turn the first, second and so on, is taken out of the libraries.</param>
    public static IEnumerable<MixtureCase> Read(string corpus, string set, ImmutableArray<ReferenceLibrary> libraries, int every = 1, bool oneOut = false)
    {
        Dictionary<string, string> keys = libraries.SelectMany(library => library.References).ToDictionary(reference => reference.Id, reference => reference.Substance.Key);
        string path = Path.Combine(corpus, $"{set}-queries.zip");
        Dictionary<string, string> fractions = StatedFractions(path);
        int number = -1;
        foreach (Query query in QuerySet.Read(path))
        {
            number++;
            if (number % every != 0 || query.Spectrum is null || libraries[0].Recipe.Apply(query.Spectrum) is not Preparation.Ready ready)
            {
                continue;
            }

            ImmutableArray<string> truth = [.. query.TruthIds.Where(keys.ContainsKey).Select(id => keys[id])];
            string active = query.Kind("active");
            yield return new MixtureCase(
                oneOut ? $"{set}, one out" : set,
                query.File,
                ready.Spectrum,
                truth,
                [.. fractions[query.File].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)],
                query.Note,
                oneOut ? truth[number % truth.Length] : null)
            {
                ActiveKey = keys.GetValueOrDefault(active),
            };
        }
    }

    private static Dictionary<string, string> StatedFractions(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using StreamReader text = new(archive.GetEntry("truth.csv")!.Open());
        return Table.Read(text).ToDictionary(row => row["file"], row => row["fractions"]);
    }
}
