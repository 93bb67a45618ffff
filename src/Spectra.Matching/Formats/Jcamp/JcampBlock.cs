namespace Spectra.Formats.Jcamp;

/// <summary>The labelled data records between one <c>##TITLE=</c> and its <c>##END=</c>, in file order.</summary>
internal sealed class JcampBlock(int line)
{
    private readonly List<JcampField> _fields = [];
    private readonly Dictionary<string, int> _firstByLabel = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);

    /// <summary>The line the block begins on, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Whether its <c>##END=</c> was met.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether it only holds other blocks.</summary>
    public bool IsLink { get; set; }

    /// <summary>What the header says about the measurement, once it has been read.</summary>
    public SharedAcquisition? Acquisition { get; set; }

    public IReadOnlyList<JcampField> Fields => _fields;

    /// <summary>Labels that stand in the block more than once.</summary>
    public IReadOnlySet<string> Repeated => _repeated;

    public void Add(JcampField field)
    {
        _fields.Add(field);
        if (!_firstByLabel.TryAdd(field.Label, _fields.Count - 1))
        {
            _repeated.Add(field.Label);
        }
    }

    public bool TryFind(string label, out JcampField field)
    {
        bool found = _firstByLabel.TryGetValue(label, out int index);
        field = found ? _fields[index] : default;
        return found;
    }
}
