using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Spectra.Libraries.Importing;

namespace Spectra.Service.Libraries.Importing;

/// <summary>What is to be imported, and what is stated of it.</summary>
/// <param name="Library">The library's name.</param>
/// <param name="Paths">Files, folders and archives.</param>
/// <param name="Terms">Licence and origin of everything in them.</param>
/// <param name="By">Who imports.</param>
internal sealed record ImportOrder(string Library, ImmutableArray<string> Paths, ImportTerms Terms, string By)
{
    private const int IdLength = 16;

    /// <summary>The import's id: the same for the same order over sources that did not change, so that a broken-off import is found again.</summary>
    public string Id()
    {
        StringBuilder text = new();
        _ = text.AppendJoin('\n', [Engine.Version, Library, Terms.Licence, Terms.Origin, By, .. Paths.Select(Path.GetFullPath)]);
        foreach (FileInfo file in Paths.SelectMany(Files))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..IdLength];
    }

    private static IEnumerable<FileInfo> Files(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)
        : File.Exists(path) ? [new FileInfo(path)]
        : [];
}
