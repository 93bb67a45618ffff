using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Spectra.Libraries.Speclib;

/// <summary>A .speclib file mapped into memory, its header and parts verified.</summary>
internal sealed class SpeclibFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SpeclibHeader _header;

    private SpeclibFile(MemoryMappedFile file, MemoryMappedViewAccessor view, SpeclibHeader header) => (_file, _view, _header) = (file, view, header);

    /// <summary>The hash of the header.</summary>
    public string Identity => _header.Identity;

    /// <summary>Maps and verifies a file; null, and the reason, where it is refused.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refusal">Why it is refused.</param>
    /// <param name="verify">Whether every part is compared with its hash; not needed for a file written by this process a moment ago.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static SpeclibFile? Open(string path, out string refusal, bool verify = true)
    {
        long length = new FileInfo(path).Length;
        if (length < SpeclibHeader.Size)
        {
            refusal = "it is not a .speclib file";
            return null;
        }

        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor? view = null;
        SpeclibFile? opened = null;
        try
        {
            view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte[] head = new byte[SpeclibHeader.Size];
            view.ReadArray(0, head, 0, head.Length);
            if (SpeclibHeader.TryRead(head, length, out SpeclibHeader header, out refusal) && !(verify && Altered(view, header, out refusal)))
            {
                opened = new SpeclibFile(file, view, header);
            }

            return opened;
        }
        finally
        {
            if (opened is null)
            {
                view?.Dispose();
                file.Dispose();
            }
        }
    }

    /// <summary>The bytes of a small part.</summary>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        SpeclibPart part = Part(name);
        return part.Length <= int.MaxValue ? Span<byte>(part, 0, (int)part.Length) : throw new InvalidDataException($"part '{name}' is too long");
    }

    /// <summary>The part of a name.</summary>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public SpeclibPart Part(string name) =>
        _header.Parts.FirstOrDefault(candidate => candidate.Name == name) ?? throw new InvalidDataException($"it has no part '{name}'");

    /// <summary>A range inside a part, as it lies in the mapped file: valid until this is disposed.</summary>
    public unsafe ReadOnlySpan<T> Span<T>(SpeclibPart part, long offset, int count)
        where T : unmanaged
    {
        if (offset < 0 || offset + ((long)count * sizeof(T)) > part.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"Outside part '{part.Name}' of {part.Length} bytes.");
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        return new ReadOnlySpan<T>(start + part.Offset + offset, count);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static bool Altered(MemoryMappedViewAccessor view, SpeclibHeader header, out string refusal)
    {
        foreach (SpeclibPart part in header.Parts)
        {
            using UnmanagedMemoryStream content = new(view.SafeMemoryMappedViewHandle, part.Offset, part.Length);
            if (!SHA256.HashData(content).AsSpan().SequenceEqual(part.Sha256))
            {
                refusal = $"part '{part.Name}' was altered";
                return true;
            }
        }

        refusal = "";
        return false;
    }
}
