using System.IO.Compression;

namespace Spectra.Matching.Tests.Support;

/// <summary>Zip archives written by the framework, an implementation independent of the product's reader.</summary>
internal static class ZipFiles
{
    /// <summary>An archive of the entries, deflated.</summary>
    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
