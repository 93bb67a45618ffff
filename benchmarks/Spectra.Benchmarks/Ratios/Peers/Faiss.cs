using System.Diagnostics;
using System.Runtime.InteropServices;
using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>FAISS's exact search by inner product over the fixture's own memory, through the shim that is compiled on first use.</summary>
internal sealed unsafe class Faiss
{
    public const string Install = "libfaiss-dev libopenblas0-pthread build-essential";

    /// <summary>Sums may be reordered, as vector lanes need; the whole of -ffast-math would change how this process treats the smallest numbers.</summary>
    private static readonly string[] Flags =
        ["-O3", "-march=native", "-fassociative-math", "-fno-signed-zeros", "-fno-trapping-math", "-fopenmp", "-shared", "-fPIC"];

    private static readonly string[] Libraries = ["-lfaiss", "-l:libopenblas.so.0", "-Wl,-z,muldefs", "-Wl,-Bsymbolic"];

    private readonly delegate* unmanaged<int, void> _threads;
    private readonly delegate* unmanaged<float*, long, float*, long, long, long, float*, long*, void> _search;
    private readonly OpenBlas _blas;

    private Faiss(nint library, OpenBlas blas)
    {
        _blas = blas;
        _threads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "spectra_faiss_threads");
        _search = (delegate* unmanaged<float*, long, float*, long, long, long, float*, long*, void>)NativeLibrary.GetExport(library, "spectra_faiss_search");
        int version = ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "spectra_faiss_version"))();
        Version = FormattableString.Invariant($"{version / 10000}.{version / 100 % 100}.{version % 100}, its row product compiled for this processor");
    }

    /// <summary>The version, and what the shim changes.</summary>
    public string Version { get; }

    /// <summary>FAISS; null where it, OpenBLAS or a compiler is not installed.</summary>
    /// <param name="blas">OpenBLAS, which FAISS multiplies with.</param>
    /// <param name="folder">Where the compiled shim is put.</param>
    /// <param name="progress">Told why there is none.</param>
    public static Faiss? Find(OpenBlas? blas, string folder, TextWriter progress)
    {
        string shim = Path.Combine(folder, "libspectra-faiss.so");
        return blas is not null && TryCompile(shim, progress) && NativeLibrary.TryLoad(shim, out nint library) ? new Faiss(library, blas) : null;
    }

    /// <summary>The best rows for each of some queries, best first.</summary>
    /// <param name="fixture">The matrix and its queries.</param>
    /// <param name="first">The first query.</param>
    /// <param name="queries">How many.</param>
    /// <param name="count">How many rows each.</param>
    /// <param name="threads">How many threads; one query never uses more than one.</param>
    public RowScore[][] Best(Fixture fixture, int first, int queries, int count, int threads)
    {
        float[] scores = new float[queries * count];
        long[] rows = new long[queries * count];
        _threads(threads);
        _blas.UseThreads(threads);
        fixed (float* score = scores)
        fixed (long* row = rows)
        {
            // A row's padding is zero, so a row as long as the stride has the same products.
            _search(fixture.FirstQuery + ((long)first * fixture.Stride), queries, fixture.First, fixture.Count, fixture.Stride, count, score, row);
        }

        return [.. Enumerable.Range(0, queries).Select(query => Enumerable.Range(query * count, count).Select(i => new RowScore((int)rows[i], scores[i])).ToArray())];
    }

    private static bool TryCompile(string shim, TextWriter progress)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Shim", "faiss_shim.cpp");
        if (File.Exists(shim) && File.GetLastWriteTimeUtc(shim) > File.GetLastWriteTimeUtc(source))
        {
            return true;
        }

        ProcessStartInfo compiler = new("g++", [.. Flags, source, "-o", shim, .. Libraries])
        {
            RedirectStandardError = true,
        };
        try
        {
            using Process running = Process.Start(compiler)!;
            string complaints = running.StandardError.ReadToEnd();
            running.WaitForExit();
            if (running.ExitCode != 0)
            {
                progress.WriteLine($"The FAISS shim does not compile: {complaints}");
            }

            return running.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            progress.WriteLine("There is no g++ to compile the FAISS shim.");
            return false;
        }
    }
}
