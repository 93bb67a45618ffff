using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Spectra.Driver;
using Spectra.Formats.Sources;
using Spectra.Libraries.Importing;

namespace Spectra.Service.Libraries.Importing;

/// <summary>Reads the files of an import in blocks, each of which is kept once it is done: after a stop nothing is decoded twice.</summary>
/// <param name="folder">Where the blocks are kept.</param>
internal sealed class ReadBlocks(string folder)
{
    /// <summary>So many files make a block: less than a second's work.</summary>
    public const int Size = 256;

    /// <summary>The entries of a block, from its file where that was made of the same bytes.</summary>
    /// <param name="number">The block's place in the source, from 0.</param>
    /// <param name="items">Its files.</param>
    /// <param name="originals">Where their bytes are kept.</param>
    /// <param name="read">Reads one file.</param>
    public ImmutableArray<ImportedEntry> Read(int number, SourceItem[] items, OriginalStore originals, Func<SourceItem, ImmutableArray<ImportedEntry>> read)
    {
        string[] kept = new string[items.Length];
        Parallel.For(0, items.Length, i => kept[i] = items[i] is SourceItem.File { Content: { } content } ? originals.Add(content.Span) : "");
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', items.Select((item, i) => $"{item.Name}\t{kept[i]}")))));
        string path = Path.Combine(folder, FormattableString.Invariant($"{number:D6}-{digest}.jsonl"));
        if (File.Exists(path))
        {
            using StreamReader lines = File.OpenText(path);
            return [.. EntryLines.ReadImported(lines)];
        }

        ImmutableArray<ImportedEntry>[] entries = new ImmutableArray<ImportedEntry>[items.Length];
        Parallel.For(0, items.Length, i => entries[i] = read(items[i]));
        ImmutableArray<ImportedEntry> all = [.. entries.SelectMany(own => own)];
        using MemoryStream text = new();
        EntryLines.Write(text, all);
        DurableFile.Replace(path, text.ToArray());
        return all;
    }
}
