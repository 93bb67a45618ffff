using System.Runtime.InteropServices;

namespace Spectra.Scan;

/// <summary>Values outside the garbage collector's memory, beginning on a cache line: past 2 GB, and never moved.</summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed unsafe class AlignedMemory<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Where the values begin is a multiple of this many bytes.</summary>
    public const int Alignment = 64;

    /// <summary>Memory for values, all zero.</summary>
    /// <param name="length">How many values.</param>
    public AlignedMemory(long length)
    {
        nuint bytes = checked((nuint)length * (nuint)sizeof(T));
        First = (T*)NativeMemory.AlignedAlloc(Math.Max(bytes, Alignment), Alignment);
        NativeMemory.Clear(First, bytes);
    }

    /// <summary>The first value.</summary>
    public T* First { get; private set; }

    /// <summary>Some of the values; the caller stays inside.</summary>
    public Span<T> Slice(long first, int length) => new(First + first, length);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(First);
        First = null;
    }
}
