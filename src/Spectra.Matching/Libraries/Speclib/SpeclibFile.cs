using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Spectra.Scan;

namespace Spectra.Libraries.Speclib;

/// <summary>A .speclib file mapped into memory, its header verified and every other byte before it is first used.</summary>
internal sealed class SpeclibFile : IDisposable
{
    /// <summary>A file up to this length is compared with its checksums when it is opened. A longer one where and when it is read.</summary>
    public const long CheckedAtOnce = 256L << 20;

    private readonly SafeFileHandle _handle;
    private readonly SpeclibMemory _memory;
    private readonly SpeclibHeader _header;
    private readonly BlockGuard? _guard;

    private SpeclibFile(SafeFileHandle handle, SpeclibMemory memory, SpeclibHeader header, BlockGuard? guard) => (_handle, _memory, _header, _guard) = (handle, memory, header, guard);

    /// <summary>The hash of the header.</summary>
    public string Identity => _header.Identity;

    /// <summary>Maps a file; null, and the reason, where it is refused.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refusal">Why it is refused.</param>
    /// <param name="verify">Whether blocks are compared with their checksums; a file that this process is still writing has none.</param>
    /// <param name="checkedAtOnce">A file up to this length is compared with its checksums here.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="LibraryAlteredException">A block is not what was written.</exception>
    public static SpeclibFile? Open(string path, out string refusal, bool verify = true, long checkedAtOnce = CheckedAtOnce)
    {
        SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, (verify ? FileShare.Read : FileShare.ReadWrite) | FileShare.Delete, FileOptions.RandomAccess);
        SpeclibMemory? memory = null;
        SpeclibFile? opened = null;
        try
        {
            if (RandomAccess.GetLength(handle) < SpeclibHeader.Size)
            {
                refusal = "it is not a .speclib file";
                return null;
            }

            memory = new SpeclibMemory(handle);
            if (SpeclibHeader.TryRead(memory.Span<byte>(0, SpeclibHeader.Size), memory.Length, out SpeclibHeader header, out refusal) && !(verify && HasAlteredChecksums(memory, header, out refusal)))
            {
                BlockGuard? guard = verify ? new BlockGuard(memory, header, path) : null;
                if (memory.Length <= checkedAtOnce)
                {
                    guard?.TouchAll(handle);
                }

                opened = new SpeclibFile(handle, memory, header, guard);
            }

            return opened;
        }
        catch (AggregateException fault) when (fault.InnerException is LibraryAlteredException altered)
        {
            throw altered;
        }
        finally
        {
            if (opened is null)
            {
                memory?.Dispose();
                handle.Dispose();
            }
        }
    }

    /// <summary>Whether the file has a part.</summary>
    public bool Has(string name) => _header.Parts.Any(part => part.Name == name);

    /// <summary>A whole part of up to 2 GB.</summary>
    /// <exception cref="InvalidDataException">There is no such part, or it does not hold whole values.</exception>
    public MappedArray<T> Part<T>(string name)
        where T : unmanaged
    {
        SpeclibPart part = _header.Part(name);
        int size = Unsafe.SizeOf<T>();
        if (part.Length % size != 0 || part.Length / size > int.MaxValue)
        {
            throw new InvalidDataException($"part '{name}' has {part.Length:N0} bytes: not what it should hold");
        }

        return new MappedArray<T>(_memory, _guard, part, (int)(part.Length / size));
    }

    /// <summary>The part of a name.</summary>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public SpeclibPart Part(string name) => _header.Part(name);

    /// <summary>A range inside a part, as it lies in the mapped file: valid until this is disposed.</summary>
    /// <exception cref="LibraryAlteredException">The range is not what was written.</exception>
    public ReadOnlySpan<T> Span<T>(SpeclibPart part, long offset, int count)
        where T : unmanaged
    {
        long length = (long)count * Unsafe.SizeOf<T>();
        if (offset < 0 || offset + length > part.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"Outside part '{part.Name}' of {part.Length} bytes.");
        }

        if (length > 0)
        {
            _guard?.Touch(part.Offset + offset, length);
        }

        return _memory.Span<T>(part.Offset + offset, count);
    }

    /// <summary>The rows of a part as a matrix that is verified as it is read.</summary>
    /// <param name="name">The part, of single-precision values.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="points">How many values of a row are wanted.</param>
    /// <param name="stride">How many values a row has in the part.</param>
    /// <param name="from">Which value of a row is the first wanted: a multiple of 16.</param>
    /// <exception cref="InvalidDataException">The part does not hold that many rows.</exception>
    public unsafe RowMatrix Rows(string name, int rows, int points, int stride, int from = 0)
    {
        SpeclibPart part = _header.Part(name);
        return part.Length == (long)rows * stride * sizeof(float)
            ? new RowMatrix(_memory.Pointer<float>(part.Offset, part.Length / sizeof(float)) + from, rows, points, stride, _guard is null ? null : new PartGuard(_guard, part, (long)stride * sizeof(float)))
            : throw new InvalidDataException($"part '{name}' does not hold {rows} rows");
    }

    /// <summary>Compares every part with its SHA-256: what the header, and so the library's identity, vouches for.</summary>
    /// <returns>The names of the parts that differ.</returns>
    public IEnumerable<string> AlteredParts()
    {
        byte[] buffer = new byte[1 << 20];
        foreach (SpeclibPart part in _header.Parts)
        {
            if (!SpeclibAssembly.Hash(_handle, part.Offset, part.Length, buffer).AsSpan().SequenceEqual(part.Sha256))
            {
                yield return part.Name;
            }
        }
    }

    public void Dispose()
    {
        _memory.Dispose();
        _handle.Dispose();
    }

    private static bool HasAlteredChecksums(SpeclibMemory memory, SpeclibHeader header, out string refusal)
    {
        SpeclibPart part = header.Part(SpeclibHeader.ChecksumPart);
        bool altered = part.Length != SpeclibHeader.Blocks(part.Offset) * BlockChecksum.Size
            || !SHA256.HashData(memory.Span<byte>(part.Offset, (int)part.Length)).AsSpan().SequenceEqual(part.Sha256);
        refusal = altered ? $"part '{part.Name}' was altered" : "";
        return altered;
    }

    private sealed class PartGuard(BlockGuard guard, SpeclibPart part, long rowLength) : RowGuard
    {
        public override void Touch(int first, int rows) => guard.Touch(part.Offset + (first * rowLength), rows * rowLength);
    }
}
