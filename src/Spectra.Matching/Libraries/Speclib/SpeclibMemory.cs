using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Spectra.Libraries.Speclib;

/// <summary>A file mapped into memory, read only.</summary>
internal sealed unsafe class SpeclibMemory : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _start;

    /// <summary>Maps a file, which the caller keeps open.</summary>
    public SpeclibMemory(SafeFileHandle handle)
    {
        _file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>The bytes of the file.</summary>
    public long Length { get; }

    /// <summary>A range of the file as it lies in memory: valid until this is disposed.</summary>
    public ReadOnlySpan<T> Span<T>(long offset, int count)
        where T : unmanaged => new(Pointer<T>(offset, count), count);

    /// <summary>The place of a range in memory: valid until this is disposed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the file.</exception>
    public T* Pointer<T>(long offset, long count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_start == null, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + (count * sizeof(T)), Length, nameof(count));
        return (T*)(_start + offset);
    }

    public void Dispose()
    {
        if (_start != null)
        {
            _start = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
