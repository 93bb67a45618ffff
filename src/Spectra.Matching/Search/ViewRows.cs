using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Scan;

namespace Spectra.Search;

/// <summary>A library's rows through one view, each standardised: in place where the file stores them, else derived once from the stored absorbance.</summary>
internal sealed class ViewRows
{
    private readonly ReferenceLibrary _library;

    // Derived rows live in managed memory, which must not be collected while it is read through the matrix.
    private readonly float[]? _memory;
    private readonly int[]? _coverageOf;

    public ViewRows(ReferenceLibrary library, SpectralView view)
    {
        (_library, View) = (library, view);
        if (library.Stores(view))
        {
            (Rows, Coverages) = (library.Rows(view), library.Coverages.Distinct);
        }
        else
        {
            (Rows, _memory, Coverages, _coverageOf) = Derived(library, view);
        }
    }

    /// <summary>The view.</summary>
    public SpectralView View { get; }

    /// <summary>Whether the rows lie in the library's file.</summary>
    public bool AreStored => _memory is null;

    /// <summary>The rows; to be read only while this is alive.</summary>
    public RowMatrix Rows { get; }

    /// <summary>Every coverage that occurs. A view can be defined at fewer points than the absorbance.</summary>
    public ImmutableArray<Coverage> Coverages { get; }

    /// <summary>For each row, which of <see cref="Coverages"/> is its own.</summary>
    public ReadOnlySpan<int> CoverageOfRows => _coverageOf ?? _library.Coverages.OfRows;

    /// <summary>A row.</summary>
    public ReadOnlySpan<float> this[int row]
    {
        get
        {
            Rows.Touch(row, 1);
            return Rows[row][..Rows.Points];
        }
    }

    /// <summary>Where a row is defined.</summary>
    public Coverage CoverageOf(int row) => Coverages[CoverageOfRows[row]];

    /// <summary>The stored absorbance of a row, of any scale; NaN where not covered.</summary>
    public static double[] Absorbance(ReferenceLibrary library, int row)
    {
        ReadOnlySpan<float> stored = library.Matrix(new SpectralView.Absorbance())[row];
        double[] absorbance = new double[stored.Length];
        Array.Fill(absorbance, double.NaN);
        foreach ((int start, int end) in library.Coverages[row].Runs)
        {
            for (int i = start; i < end; i++)
            {
                absorbance[i] = stored[i];
            }
        }

        return absorbance;
    }

    private static unsafe (RowMatrix Rows, float[] Memory, ImmutableArray<Coverage> Coverages, int[] CoverageOf) Derived(ReferenceLibrary library, SpectralView view)
    {
        int count = library.References.Length;
        int stride = (library.Grid.Count + RowMatrix.Padding - 1) / RowMatrix.Padding * RowMatrix.Padding;
        float[] memory = GC.AllocateArray<float>(checked((count * stride) + RowMatrix.Padding), pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
        int first = (int)((64 - (start % 64)) % 64 / sizeof(float));
        Coverage[] coverages = new Coverage[count];
        Parallel.For(0, count, row =>
        {
            StandardizedView derived = StandardizedView.Of(view, Absorbance(library, row), library.Grid);
            derived.Values.CopyTo(memory.AsSpan(first + (row * stride)));
            coverages[row] = derived.Coverage;
        });
        Dictionary<Coverage, int> distinct = [];
        int[] coverageOf = [.. coverages.Select(coverage => distinct.TryGetValue(coverage, out int known) ? known : distinct[coverage] = distinct.Count)];
        return (new RowMatrix((float*)start + first, count, library.Grid.Count, stride), memory, [.. distinct.Keys], coverageOf);
    }
}
