using Spectra.Formats.Sources;

namespace Spectra.Soak;

/// <summary>Real files to be damaged: those of a folder that are small enough, and the first entries of its archives.</summary>
internal static class CorpusSeeds
{
    private const int MostBytes = 300_000;
    private const int EntriesOfAnArchive = 5;

    /// <summary>The files below a folder.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Of(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            if (new FileInfo(path).Length is > 0 and <= MostBytes)
            {
                yield return (name, File.ReadAllBytes(path));
            }

            if (!name.EndsWith(".zip", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (SourceItem.File entry in SpectrumSource.Read(path).OfType<SourceItem.File>().Where(entry => entry.Content.Length <= MostBytes).Take(EntriesOfAnArchive))
            {
                yield return (Path.GetFileName(entry.Name), entry.Content.ToArray());
            }
        }
    }
}
