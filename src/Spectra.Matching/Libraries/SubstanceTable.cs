using System.Collections;
using System.Text;
using Spectra.Libraries.Speclib;

namespace Spectra.Libraries;

/// <summary>The substances of a library, numbered from 0 in the order of their first references. Thread-safe.</summary>
public sealed class SubstanceTable : IReadOnlyList<Substance>
{
    private readonly MappedArray<int> _ofRows;
    private readonly MappedArray<SubstanceRow> _rows;
    private readonly MappedArray<ulong> _keys;
    private readonly MappedArray<byte> _texts;

    /// <summary>The substances of a library's file.</summary>
    /// <exception cref="InvalidDataException">A part has not the length that belongs to the references.</exception>
    internal SubstanceTable(SpeclibFile file, int references)
    {
        (_ofRows, _rows, _keys) = (file.Part<int>("substance-of-row"), file.Part<SubstanceRow>("substances"), file.Part<ulong>("substance-keys"));
        _texts = file.Part<byte>("substance-texts");
        if (_ofRows.Length != references || Count > references || OfRows.IndexOfAnyExceptInRange(0, Count - 1) >= 0)
        {
            throw new InvalidDataException("its substances are not those of its entries");
        }
    }

    /// <summary>How many substances there are.</summary>
    public int Count => _rows.Length;

    /// <summary>The substance of each row.</summary>
    internal ReadOnlySpan<int> OfRows => _ofRows.Span;

    private ReadOnlySpan<SubstanceRow> Rows => _rows.Span;

    /// <summary>A substance.</summary>
    /// <exception cref="LibraryAlteredException">It is not what a writer can have meant.</exception>
    public Substance this[int index] => Read(index);

    /// <inheritdoc/>
    public IEnumerator<Substance> GetEnumerator()
    {
        for (int substance = 0; substance < Count; substance++)
        {
            yield return this[substance];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of a substance by its key; -1 where there is none.</summary>
    internal int Find(string key) => TextIndex.Find(_keys.Span, key).FirstOrDefault(substance => this[substance].Key == key, -1);

    /// <summary>The rows of a substance, ascending.</summary>
    internal IReadOnlyList<int> RowsOf(int substance)
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
    internal IEnumerable<Substance> MaybeOfFamily(string family) => Matching(TextIndex.Hash(family), static row => row.Family);

    /// <summary>The substances that may have a skeleton, ascending: the names decide.</summary>
    internal IEnumerable<Substance> MaybeOfSkeleton(string skeleton) => Matching(TextIndex.Hash(skeleton), static row => row.Skeleton);

    private Substance Read(int substance)
    {
        SubstanceRow row = Rows[substance];
        string text = row.TextStart >= 0 && row.TextLength >= 0 && row.TextStart <= _texts.Span.Length - row.TextLength
            ? Encoding.UTF8.GetString(_texts.Span.Slice(row.TextStart, row.TextLength))
            : "";

        // The name may be of several lines, key and number never are.
        (int first, int last) = (text.IndexOf('\n', StringComparison.Ordinal), text.LastIndexOf('\n'));
        return first < last
            ? new Substance(text[..first], text[(first + 1)..last], last + 1 == text.Length ? null : text[(last + 1)..])
            : throw new LibraryAlteredException($"Substance {substance} of a library can't be read: build the library again.");
    }

    private List<Substance> Matching(ulong hash, Func<SubstanceRow, ulong> hashOf)
    {
        List<Substance> found = [];
        for (int substance = 0; substance < Count; substance++)
        {
            if (hashOf(Rows[substance]) == hash)
            {
                found.Add(this[substance]);
            }
        }

        return found;
    }
}
