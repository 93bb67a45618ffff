using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Spectra.Libraries.Speclib;

/// <summary>Puts parts into a .speclib file, one after the other.</summary>
internal static class SpeclibAssembly
{
    /// <summary>Appends parts to a file and writes the header that holds them and those before.</summary>
    /// <param name="path">The file; it is created where <paramref name="before"/> is empty.</param>
    /// <param name="before">The parts that the file holds already.</param>
    /// <param name="contents">The parts to append, in order.</param>
    /// <returns>The header as written.</returns>
    public static SpeclibHeader Append(string path, ImmutableArray<SpeclibPart> before, IEnumerable<(string Name, Stream Content)> contents)
    {
        using FileStream file = new(path, before.IsEmpty ? FileMode.Create : FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        file.SetLength(Math.Max(file.Length, SpeclibHeader.Size));
        file.Position = file.Length;
        ImmutableArray<SpeclibPart>.Builder parts = before.ToBuilder();
        byte[] block = new byte[1 << 20];
        foreach ((string name, Stream content) in contents)
        {
            // Parts begin on a page, so that a mapped matrix is aligned for every vector width; an empty one takes no room.
            file.Position = content.Length == 0 ? file.Position : (file.Position + SpeclibHeader.Size - 1) / SpeclibHeader.Size * SpeclibHeader.Size;
            long offset = file.Position;
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            content.Position = 0;
            for (int read = content.Read(block); read > 0; read = content.Read(block))
            {
                hash.AppendData(block, 0, read);
                file.Write(block, 0, read);
            }

            parts.Add(new SpeclibPart(name, offset, file.Position - offset, hash.GetHashAndReset()));
        }

        SpeclibHeader header = new(file.Length, parts.ToImmutable());
        file.Position = 0;
        file.Write(header.ToBytes());
        file.Flush(flushToDisk: true);
        return header;
    }
}
