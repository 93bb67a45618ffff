using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Spectra.Libraries.Speclib;

/// <summary>A .speclib file being written: parts one after the other, then checksums and hashes, at last the header that makes it a library.</summary>
internal sealed class SpeclibAssembly : IDisposable
{
    private readonly FileStream _file;
    private readonly List<SpeclibPart> _parts = [];

    /// <summary>Creates a file that is no library yet.</summary>
    public SpeclibAssembly(string path)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1 << 20);
        _file.SetLength(SpeclibHeader.Size);
        _file.Position = SpeclibHeader.Size;
    }

    /// <summary>Where the part that was begun last is written to.</summary>
    public Stream Current => _file;

    /// <summary>Begins a part; what is written to the stream until the next part begins belongs to it.</summary>
    public Stream Begin(string name)
    {
        Close();

        // Parts begin on a page, so that a mapped matrix is aligned for every vector width.
        _file.Position = (_file.Position + SpeclibHeader.Size - 1) / SpeclibHeader.Size * SpeclibHeader.Size;
        _parts.Add(new SpeclibPart(name, _file.Position, 0, new byte[SHA256.HashSizeInBytes]));
        return _file;
    }

    /// <summary>Adds a part of values.</summary>
    public void Add<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => Begin(name).Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));

    /// <summary>Adds a part from a stream's beginning.</summary>
    public void Add(string name, Stream content)
    {
        content.Position = 0;
        content.CopyTo(Begin(name), 1 << 20);
    }

    /// <summary>Reads from a part that is written and flushed by <see cref="WriteHeader"/>.</summary>
    public void Read(string name, long offset, Span<byte> bytes)
    {
        long start = _parts.First(part => part.Name == name).Offset + offset;
        for (int read = 0; read < bytes.Length;)
        {
            read += RandomAccess.Read(_file.SafeFileHandle, bytes[read..], start + read) is > 0 and int more ? more : throw new IOException("The library being written was cut off.");
        }
    }

    /// <summary>Writes a header by which this process can read the parts written so far.</summary>
    public void WriteHeader()
    {
        Close();
        _file.SetLength(Math.Max(_file.Length, _file.Position));
        long end = _file.Position;
        _file.Position = 0;
        _file.Write(new SpeclibHeader(_file.Length, [.. _parts]).ToBytes());
        _file.Flush();
        _file.Position = end;
    }

    /// <summary>Adds the checksums, hashes every part, writes the header and puts everything on the disk.</summary>
    /// <returns>The header as written.</returns>
    public SpeclibHeader Seal()
    {
        Close();
        _file.Position = (_file.Position + SpeclibHeader.Size - 1) / SpeclibHeader.Size * SpeclibHeader.Size;
        long end = _file.Position;
        _file.SetLength(end);
        _file.Flush();
        Add<byte>(SpeclibHeader.ChecksumPart, Checksums(_file.SafeFileHandle, end));
        Close();
        _file.Flush();
        byte[] buffer = new byte[1 << 20];
        SpeclibHeader header = new(_file.Length, [.. _parts.Select(part => part with { Sha256 = Hash(_file.SafeFileHandle, part.Offset, part.Length, buffer) })]);
        _file.Position = 0;
        _file.Write(header.ToBytes());
        _file.Flush(flushToDisk: true);
        return header;
    }

    /// <summary>The SHA-256 of a range of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="buffer">Room to read into.</param>
    public static byte[] Hash(SafeFileHandle file, long offset, long length, byte[] buffer)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long done = 0; done < length;)
        {
            int read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)), offset + done);
            if (read == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            done += read;
        }

        return hash.GetHashAndReset();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The last part ends here.</summary>
    private void Close()
    {
        if (_parts.Count > 0 && _parts[^1].Length == 0)
        {
            _parts[^1] = _parts[^1] with { Length = _file.Position - _parts[^1].Offset };
        }
    }

    private static byte[] Checksums(SafeFileHandle file, long end)
    {
        byte[] checksums = new byte[SpeclibHeader.Blocks(end) * BlockChecksum.Size];
        _ = Parallel.For(0, (int)SpeclibHeader.Blocks(end), () => new byte[BlockChecksum.BlockSize], (block, _, buffer) =>
        {
            long start = SpeclibHeader.Size + ((long)block * BlockChecksum.BlockSize);
            int length = (int)Math.Min(BlockChecksum.BlockSize, end - start);
            for (int read = 0; read < length;)
            {
                read += RandomAccess.Read(file, buffer.AsSpan(read, length - read), start + read) is > 0 and int more ? more : throw new IOException("The library being written was cut off.");
            }

            BlockChecksum.Of(buffer.AsSpan(0, length), checksums.AsSpan(block * BlockChecksum.Size, BlockChecksum.Size));
            return buffer;
        }, _ => { });
        return checksums;
    }
}
