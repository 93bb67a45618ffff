using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>A matrix of many rows, and queries of the same kind that are not in it.</summary>
internal sealed unsafe class Fixture : IDisposable
{
    public const int QueryCount = 256;

    private const int BlockRows = 4_096;

    private readonly NativeRows _memory;

    private Fixture(NativeRows memory)
    {
        _memory = memory;
        Count = memory.Rows - QueryCount;
        Rows = memory.Matrix(Count);
    }

    /// <summary>How many rows the matrix has.</summary>
    public int Count { get; }

    /// <summary>The matrix.</summary>
    public RowMatrix Rows { get; }

    /// <summary>How many values lie between the beginnings of two rows, and of two queries.</summary>
    public int Stride => _memory.Stride;

    /// <summary>The first value of the matrix.</summary>
    public float* First => _memory.At(0);

    /// <summary>The first value of the queries.</summary>
    public float* FirstQuery => _memory.At(Count);

    /// <summary>The queries one after the other, each with its padding.</summary>
    public ReadOnlySpan<float> Queries => new(FirstQuery, QueryCount * Stride);

    /// <summary>Some rows of the matrix as one of their own.</summary>
    public RowMatrix Part(int first, int rows) => new(_memory.At(first), rows, _memory.Points, Stride);

    /// <summary>A query with its padding; any number names one.</summary>
    public ReadOnlySpan<float> Query(int number) => _memory[Count + (number % QueryCount)];

    /// <summary>The fixture of a file; it is made and written where there is none of the right length.</summary>
    /// <param name="path">The file of single-precision rows: the matrix, then the queries.</param>
    /// <param name="rows">How many rows the matrix has.</param>
    /// <param name="originals">What it is made of.</param>
    public static Fixture Open(string path, int rows, Func<float[][]> originals)
    {
        NativeRows memory = new(rows + QueryCount, SpectralGrid.Standard.Count);
        FileInfo file = new(path);
        if (file.Exists && file.Length == (long)memory.Rows * memory.Stride * sizeof(float))
        {
            Read(memory, path);
        }
        else
        {
            Make(memory, originals());
            Write(memory, path);
        }

        return new Fixture(memory);
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>The originals come first, as they are; everything after them, queries too, is multiplied.</summary>
    private static void Make(NativeRows memory, float[][] originals) => Parallel.For(0, memory.Rows, i =>
    {
        Span<float> row = memory[i][..memory.Points];
        if (i < originals.Length && i < memory.Rows - QueryCount)
        {
            originals[i].CopyTo(row);
        }
        else
        {
            Multiplication.Fill(row, originals, (ulong)i);
        }
    });

    private static void Read(NativeRows memory, string path)
    {
        using FileStream stream = File.OpenRead(path);
        for (int row = 0; row < memory.Rows; row += BlockRows)
        {
            stream.ReadExactly(memory.Bytes(row, Math.Min(BlockRows, memory.Rows - row)));
        }
    }

    private static void Write(NativeRows memory, string path)
    {
        string temporary = path + ".tmp";
        using (FileStream stream = File.Create(temporary))
        {
            for (int row = 0; row < memory.Rows; row += BlockRows)
            {
                stream.Write(memory.Bytes(row, Math.Min(BlockRows, memory.Rows - row)));
            }
        }

        File.Move(temporary, path, overwrite: true);
    }
}
