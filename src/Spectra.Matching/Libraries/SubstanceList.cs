using System.Runtime.InteropServices;
using Spectra.Libraries.Speclib;

namespace Spectra.Libraries;

/// <summary>The substances of a library that is being written: which row is of which, and by what each is found again.</summary>
internal sealed class SubstanceList
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<SubstanceRow> _rows = [];
    private readonly List<int> _ofRow = [];

    /// <summary>Adds the substance of the next row.</summary>
    public void Add(Substance substance)
    {
        if (!_numbers.TryGetValue(substance.Key, out int number))
        {
            number = _numbers.Count;
            _numbers.Add(substance.Key, number);
            _rows.Add(new SubstanceRow(TextIndex.Hash(substance.Family), TextIndex.Hash(PositionalIsomers.Skeleton(substance.Name)), _ofRow.Count));
        }

        _ofRow.Add(number);
    }

    /// <summary>Writes the parts of a <see cref="SubstanceTable"/>.</summary>
    public void Write(SpeclibAssembly file)
    {
        file.Add<int>("substance-of-row", CollectionsMarshal.AsSpan(_ofRow));
        file.Add<SubstanceRow>("substances", CollectionsMarshal.AsSpan(_rows));
        file.Add<ulong>("substance-keys", TextIndex.Of(_numbers.Select(entry => (TextIndex.Hash(entry.Key), entry.Value))));
    }
}
