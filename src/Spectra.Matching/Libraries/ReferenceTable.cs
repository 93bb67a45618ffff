using System.Collections;
using System.Text.Json;
using Spectra.Libraries.Speclib;

namespace Spectra.Libraries;

/// <summary>The entries of a library in the order of its rows, each read from the file when it is first asked for. Thread-safe.</summary>
public sealed class ReferenceTable : IReadOnlyList<ReferenceSpectrum>
{
    private readonly SpeclibFile _file;
    private readonly SpeclibPart _texts;
    private readonly MappedArray<ulong> _ids;
    private readonly MappedArray<long> _offsets;
    private readonly ReferenceSpectrum?[] _read;

    /// <exception cref="InvalidDataException">The parts are not those of that many entries.</exception>
    internal ReferenceTable(SpeclibFile file, int count)
    {
        (_file, _texts) = (file, file.Part("references"));
        (_ids, _offsets) = (file.Part<ulong>("reference-ids"), file.Part<long>("reference-offsets"));
        _read = new ReferenceSpectrum?[count];
        if (_offsets.Length != count + 1 || _ids.Length != 2 * count)
        {
            throw new InvalidDataException($"its entries are not the {count} that its manifest declares");
        }
    }

    /// <summary>How many entries there are.</summary>
    public int Length => _read.Length;

    int IReadOnlyCollection<ReferenceSpectrum>.Count => Length;

    /// <summary>An entry.</summary>
    /// <exception cref="LibraryAlteredException">It is not what a writer can have meant.</exception>
    public ReferenceSpectrum this[int row] => _read[row] ??= Read(row);

    /// <summary>The row of an entry; -1 where the library does not hold it.</summary>
    public int IndexOf(ReferenceSpectrum reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        int row = Find(reference.Id);
        return row >= 0 && this[row] == reference ? row : -1;
    }

    /// <summary>Whether the library holds an entry.</summary>
    public bool Contains(ReferenceSpectrum reference) => IndexOf(reference) >= 0;

    /// <summary>The row of the entry with an id; -1 where there is none.</summary>
    public int Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return TextIndex.Find(_ids.Span, id).FirstOrDefault(row => this[row].Id == id, -1);
    }

    /// <inheritdoc/>
    public IEnumerator<ReferenceSpectrum> GetEnumerator()
    {
        for (int row = 0; row < Length; row++)
        {
            yield return this[row];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReferenceSpectrum Read(int row)
    {
        ReadOnlySpan<long> offsets = _offsets.Span.Slice(row, 2);
        try
        {
            if (offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > _texts.Length)
            {
                throw new JsonException("it lies outside its part");
            }

            return EntryText.Reference(_file.Span<byte>(_texts, offsets[0], (int)(offsets[1] - offsets[0])));
        }
        catch (JsonException fault)
        {
            throw new LibraryAlteredException($"Entry {row} of a library can't be read: {fault.Message}: build the library again.");
        }
    }
}
