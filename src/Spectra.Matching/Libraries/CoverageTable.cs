using System.Collections.Immutable;
using Spectra.Libraries.Speclib;

namespace Spectra.Libraries;

/// <summary>The coverage of every row of a library: rows share a few.</summary>
internal sealed class CoverageTable
{
    private readonly MappedArray<int> _ofRows;

    /// <summary>The coverages of a library's file.</summary>
    /// <exception cref="InvalidDataException">They are not those of that many rows on that grid.</exception>
    public CoverageTable(SpeclibFile file, int rows, int points)
    {
        _ofRows = file.Part<int>("coverage-of-row");
        Distinct = CoverageCodec.Read(file.Part<byte>("coverages").Span, points);
        if (OfRows.Length != rows || OfRows.IndexOfAnyExceptInRange(0, Distinct.Length - 1) >= 0)
        {
            throw new InvalidDataException("its coverages are not those of its entries");
        }
    }

    /// <summary>Every coverage that occurs, in the order of first use.</summary>
    public ImmutableArray<Coverage> Distinct { get; }

    /// <summary>For each row, which of <see cref="Distinct"/> is its coverage.</summary>
    public ReadOnlySpan<int> OfRows => _ofRows.Span;

    /// <summary>The coverage of a row.</summary>
    public Coverage this[int row] => Distinct[OfRows[row]];
}
