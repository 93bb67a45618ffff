using System.Runtime.InteropServices;
using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>OpenBLAS's products of a matrix with one query and with many.</summary>
internal sealed unsafe class OpenBlas
{
    public const string Install = "libopenblas0-pthread";

    private const int RowMajor = 101;
    private const int AsIs = 111;
    private const int Transposed = 112;

    /// <summary>The product with many queries is asked for in blocks of so many rows: their scores then stay in the cache, which is faster than one call for all.</summary>
    private const int BlockRows = 8_192;

    private readonly delegate* unmanaged<int, void> _threads;
    private readonly delegate* unmanaged<int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _vector;
    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _matrix;
    private readonly float[] _scores;

    private OpenBlas(nint library, int rows)
    {
        _threads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads");
        _vector = (delegate* unmanaged<int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, "cblas_sgemv");
        _matrix = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, "cblas_sgemm");
        Version = $"{Text(library, "openblas_get_config").Split(' ')[1]}, with its kernels for {Text(library, "openblas_get_corename")}";
        _scores = GC.AllocateUninitializedArray<float>(Math.Max(rows, BlockRows * Fixture.QueryCount), pinned: true);
    }

    /// <summary>The version and the kind of processor that it takes this one for; the environment variable OPENBLAS_CORETYPE tells it another.</summary>
    public string Version { get; }

    /// <summary>The library; null where it is not installed.</summary>
    public static OpenBlas? Find(int rows) => NativeLibrary.TryLoad("libopenblas.so.0", out nint library) ? new OpenBlas(library, rows) : null;

    /// <summary>How many threads a product may use, also one asked for by FAISS.</summary>
    public void UseThreads(int threads) => _threads(threads);

    /// <summary>The best rows for one query: the product, then the selection.</summary>
    public RowScore[] Best(Fixture fixture, int query, int count)
    {
        fixed (float* scores = _scores)
        {
            float* q = fixture.FirstQuery + (query * fixture.Stride);
            _vector(RowMajor, AsIs, fixture.Count, fixture.Rows.Points, 1, fixture.First, fixture.Stride, q, 1, 0, scores, 1);
        }

        return BestScores.Of(_scores.AsSpan(0, fixture.Count), count);
    }

    /// <summary>The products with the first queries, without a selection: the least that a search through OpenBLAS costs.</summary>
    public void Multiply(Fixture fixture, int queries)
    {
        fixed (float* scores = _scores)
        {
            for (int row = 0; row < fixture.Count; row += BlockRows)
            {
                int rows = Math.Min(BlockRows, fixture.Count - row);
                float* first = fixture.First + ((long)row * fixture.Stride);
                _matrix(
                    RowMajor, AsIs, Transposed, rows, queries, fixture.Rows.Points, 1, first, fixture.Stride, fixture.FirstQuery, fixture.Stride, 0, scores, queries);
            }
        }
    }

    /// <summary>The last block of rows that a product works on: the first row, and how many.</summary>
    public static (int First, int Rows) LastBlock(Fixture fixture)
    {
        int first = (fixture.Count - 1) / BlockRows * BlockRows;
        return (first, fixture.Count - first);
    }

    /// <summary>The best rows of the last block, counted from its first, by what <see cref="Multiply"/> with so many queries left behind.</summary>
    public RowScore[] BestOfLastBlock(Fixture fixture, int query, int queries, int count)
    {
        float[] scores = [.. Enumerable.Range(0, LastBlock(fixture).Rows).Select(row => _scores[(row * queries) + query])];
        return BestScores.Of(scores, count);
    }

    private static string Text(nint library, string function) =>
        Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, function))())!;
}
