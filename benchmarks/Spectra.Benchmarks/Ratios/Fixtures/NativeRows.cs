using System.Runtime.InteropServices;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>Rows in native memory, past 2 GB; they begin on a multiple of 64 bytes and are padded with zeros.</summary>
internal sealed unsafe class NativeRows : IDisposable
{
    private float* _first;

    public NativeRows(int rows, int points)
    {
        (Rows, Points) = (rows, points);
        Stride = (points + RowMatrix.Padding - 1) / RowMatrix.Padding * RowMatrix.Padding;
        nuint bytes = (nuint)rows * (nuint)Stride * sizeof(float);
        _first = (float*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(_first, bytes);
    }

    public int Rows { get; }

    public int Points { get; }

    public int Stride { get; }

    /// <summary>The first value of a row.</summary>
    public float* At(int row) => _first + ((long)row * Stride);

    /// <summary>A row with its padding.</summary>
    public Span<float> this[int row] => new(At(row), Stride);

    /// <summary>The first rows as the product sees them.</summary>
    public RowMatrix Matrix(int rows) => new(_first, rows, Points, Stride);

    /// <summary>The bytes of some rows.</summary>
    public Span<byte> Bytes(int row, int rows) => new(At(row), checked(rows * Stride * sizeof(float)));

    /// <summary>A stream that writes the rows from the first on.</summary>
    public Stream Written()
    {
        long bytes = (long)Rows * Stride * sizeof(float);
        return new UnmanagedMemoryStream((byte*)_first, bytes, bytes, FileAccess.Write);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_first);
        _first = null;
    }
}
