using Spectra.Libraries.Speclib;

namespace Spectra.Libraries;

/// <summary>The substances of a library, numbered from 0 in the order of their first references.</summary>
internal sealed class SubstanceTable
{
    private readonly MappedArray<int> _ofRows;
    private readonly MappedArray<SubstanceRow> _rows;
    private readonly MappedArray<ulong> _keys;
    private readonly ReferenceTable _references;

    /// <summary>The substances of a library's file.</summary>
    /// <exception cref="InvalidDataException">A part has not the length that belongs to the references.</exception>
    public SubstanceTable(SpeclibFile file, ReferenceTable references)
    {
        (_ofRows, _rows, _keys, _references) = (file.Part<int>("substance-of-row"), file.Part<SubstanceRow>("substances"), file.Part<ulong>("substance-keys"), references);
        if (OfRows.Length != references.Length || Rows.Length > references.Length)
        {
            throw new InvalidDataException("its substances are not those of its entries");
        }
    }

    /// <summary>How many substances there are.</summary>
    public int Count => Rows.Length;

    /// <summary>The substance of each row.</summary>
    public ReadOnlySpan<int> OfRows => _ofRows.Span;

    private ReadOnlySpan<SubstanceRow> Rows => _rows.Span;

    /// <summary>A substance.</summary>
    public Substance this[int substance] => _references[Rows[substance].FirstRow].Substance;

    /// <summary>The number of a substance by its key; -1 where there is none.</summary>
    public int Find(string key) => TextIndex.Find(_keys.Span, key).FirstOrDefault(substance => this[substance].Key == key, -1);

    /// <summary>The rows of a substance, ascending.</summary>
    public IReadOnlyList<int> RowsOf(int substance)
    {
        List<int> rows = [];
        ReadOnlySpan<int> all = OfRows;
        for (int row = Rows[substance].FirstRow; row < all.Length; row++)
        {
            if (all[row] == substance)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>The substances that may be of a family, ascending: the names decide.</summary>
    public IEnumerable<Substance> MaybeOfFamily(string family) => Matching(TextIndex.Hash(family), static row => row.Family);

    /// <summary>The substances that may have a skeleton, ascending: the names decide.</summary>
    public IEnumerable<Substance> MaybeOfSkeleton(string skeleton) => Matching(TextIndex.Hash(skeleton), static row => row.Skeleton);

    private List<Substance> Matching(ulong hash, Func<SubstanceRow, ulong> hashOf)
    {
        List<Substance> found = [];
        foreach (SubstanceRow row in Rows)
        {
            if (hashOf(row) == hash)
            {
                found.Add(_references[row.FirstRow].Substance);
            }
        }

        return found;
    }
}
