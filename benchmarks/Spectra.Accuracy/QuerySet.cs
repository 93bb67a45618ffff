using System.Collections.Immutable;
using System.IO.Compression;
using Spectra.Formats;
using Spectra.Formats.Sources;

namespace Spectra.Accuracy;

/// <summary>One query of a set with its truth.</summary>
/// <param name="File">The file.</param>
/// <param name="Spectrum">The spectrum; null where the file could not be read.</param>
/// <param name="Expect">match, nomatch or mixture.</param>
/// <param name="TruthIds">The ids that count as right.</param>
/// <param name="TruthName">What it is a spectrum of.</param>
/// <param name="Group">The class that the corpus puts it in; empty where it names none.</param>
/// <param name="Note">The corpus's note.</param>
internal sealed record Query(string File, Spectrum? Spectrum, string Expect, ImmutableArray<string> TruthIds, string TruthName, string Group, string Note)
{
    /// <summary>The value of <c>name=value</c> in the note; "all" where there is none.</summary>
    public string Kind(string name)
    {
        int at = Note.IndexOf($"{name}=", StringComparison.Ordinal);
        return at < 0 ? "all" : Note[(at + name.Length + 1)..].Split(';', ' ', ',')[0];
    }
}

/// <summary>Reads a query archive with its truth table.</summary>
internal static class QuerySet
{
    /// <summary>The queries that a truth table lists.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="truthTable">The table in it.</param>
    public static ImmutableArray<Query> Read(string path, string truthTable = "truth.csv")
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> truth;
        using (ZipArchive archive = ZipFile.OpenRead(path))
        using (StreamReader text = new(archive.GetEntry(truthTable)!.Open()))
        {
            truth = Table.Read(text).ToDictionary(row => row["file"]);
        }

        return
        [
            .. SpectrumSource.Read(path)
                .Where(item => truth.ContainsKey(item.Name))
                .Select(item => new Query(
                    item.Name,
                    item is SourceItem.File file && SpectrumReader.Read(file.Content, file.Name, file.Index) is ReadResult.Accepted read ? read.File.Spectra[0] : null,
                    truth[item.Name]["expect"],
                    [.. truth[item.Name]["truth_ids"].Split(';', StringSplitOptions.RemoveEmptyEntries)],
                    truth[item.Name]["truth_name"],
                    truth[item.Name]["group"],
                    truth[item.Name]["note"]))
        ];
    }
}
