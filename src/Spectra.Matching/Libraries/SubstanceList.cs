using System.Runtime.InteropServices;
using System.Text;
using Spectra.Libraries.Speclib;

namespace Spectra.Libraries;

/// <summary>The substances of a library that is being written: which row is of which, and by what each is found again.</summary>
internal sealed class SubstanceList
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<SubstanceRow> _rows = [];
    private readonly List<int> _ofRow = [];
    private readonly List<byte> _texts = [];

    /// <summary>Adds the substance of the next row.</summary>
    public void Add(Substance substance)
    {
        if (!_numbers.TryGetValue(substance.Key, out int number))
        {
            number = _numbers.Count;
            _numbers.Add(substance.Key, number);
            byte[] text = Encoding.UTF8.GetBytes($"{substance.Key}\n{substance.Name}\n{substance.Cas}");
            _rows.Add(new SubstanceRow(TextIndex.Hash(substance.Family), TextIndex.Hash(PositionalIsomers.Skeleton(substance.Name)), _ofRow.Count, _texts.Count, text.Length));
            _texts.AddRange(text);
        }

        _ofRow.Add(number);
    }

    /// <summary>Writes the parts of a <see cref="SubstanceTable"/>.</summary>
    public void Write(SpeclibAssembly file)
    {
        file.Add<int>("substance-of-row", CollectionsMarshal.AsSpan(_ofRow));
        file.Add<SubstanceRow>("substances", CollectionsMarshal.AsSpan(_rows));
        file.Add<byte>("substance-texts", CollectionsMarshal.AsSpan(_texts));
        file.Add<ulong>("substance-keys", TextIndex.Of(_numbers.Select(entry => (TextIndex.Hash(entry.Key), entry.Value))));
    }
}
