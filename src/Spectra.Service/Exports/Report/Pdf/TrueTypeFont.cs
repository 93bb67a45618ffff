using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Spectra.Service.Exports.Report.Pdf;

/// <summary>A TrueType font file: which glyph a character has, how wide it is, and the file again with only the glyphs that are used.</summary>
/// <remarks>The tables are those of ISO/IEC 14496-22 (Open Font Format); only outlines in <c>glyf</c> and characters of the basic multilingual plane are read.</remarks>
internal sealed class TrueTypeFont
{
    private const int DirectoryStart = 12;
    private const int DirectoryEntry = 16;
    private const uint Version = 0x0001_0000;
    private const uint ChecksumOfAll = 0xB1B0_AFBA;

    /// <summary>What a program needs to draw glyphs by their number; in the order of the tags.</summary>
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly FrozenDictionary<string, (int Start, int Length)> _tables;
    private readonly ushort[] _glyphs = new ushort[char.MaxValue + 1];
    private readonly int _glyphCount;
    private readonly int _metricCount;
    private readonly bool _isLongLoca;

    /// <summary>Reads a font.</summary>
    /// <param name="name">Its PostScript name.</param>
    /// <param name="file">The bytes of the file.</param>
    public TrueTypeFont(string name, byte[] file)
    {
        (Name, _file) = (name, file);
        Dictionary<string, (int, int)> tables = [];
        for (int i = 0, at = DirectoryStart; i < Short(4); i++, at += DirectoryEntry)
        {
            tables[Encoding.ASCII.GetString(file, at, 4)] = (Long(at + 8), Long(at + 12));
        }

        _tables = tables.ToFrozenDictionary();
        UnitsPerEm = Short(Table("head") + 18);
        _isLongLoca = Short(Table("head") + 50) != 0;
        _glyphCount = Short(Table("maxp") + 4);
        _metricCount = Short(Table("hhea") + 34);
        (Ascent, Descent) = (Signed(Table("hhea") + 4), Signed(Table("hhea") + 6));
        Box = [Signed(Table("head") + 36), Signed(Table("head") + 38), Signed(Table("head") + 40), Signed(Table("head") + 42)];
        ReadCharacters();
    }

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    /// <summary>How many units an em has.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Above the base line, in units.</summary>
    public int Ascent { get; }

    /// <summary>Below the base line, negative, in units.</summary>
    public int Descent { get; }

    /// <summary>Left, bottom, right and top of all glyphs, in units.</summary>
    public IReadOnlyList<int> Box { get; }

    /// <summary>The glyph of a character; 0 where there is none.</summary>
    public ushort GlyphOf(char character) => _glyphs[character];

    /// <summary>The advance of a glyph in units.</summary>
    public int AdvanceOf(int glyph) => Short(Table("hmtx") + (4 * Math.Min(glyph, _metricCount - 1)));

    /// <summary>The font with the outlines of some glyphs only, under the same numbers.</summary>
    public byte[] Subset(IEnumerable<ushort> used)
    {
        SortedSet<int> glyphs = [0];
        foreach (ushort glyph in used)
        {
            AddWithParts(glyph, glyphs);
        }

        byte[] offsets = new byte[4 * (_glyphCount + 1)];
        using MemoryStream outlines = new();
        for (int glyph = 0; glyph < _glyphCount; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * glyph), (int)outlines.Length);
            outlines.Write(glyphs.Contains(glyph) ? Outline(glyph) : []);
        }

        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * _glyphCount), (int)outlines.Length);
        return File(Kept.Where(_tables.ContainsKey).ToDictionary(static tag => tag, tag => tag switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => offsets,
            "head" => Head(),
            _ => Bytes(tag).ToArray(),
        }));
    }

    private byte[] Head()
    {
        byte[] head = Bytes("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] File(Dictionary<string, byte[]> tables)
    {
        using MemoryStream file = new();
        int power = (int)Math.Log2(tables.Count);
        Span<byte> header = stackalloc byte[DirectoryStart];
        BinaryPrimitives.WriteUInt32BigEndian(header, Version);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(header[6..], (ushort)(DirectoryEntry << power));
        BinaryPrimitives.WriteUInt16BigEndian(header[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], (ushort)((DirectoryEntry * tables.Count) - (DirectoryEntry << power)));
        file.Write(header);
        int at = DirectoryStart + (DirectoryEntry * tables.Count);
        Span<byte> entry = stackalloc byte[DirectoryEntry];
        foreach ((string tag, byte[] bytes) in tables.OrderBy(static table => table.Key, StringComparer.Ordinal))
        {
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], bytes.Length);
            file.Write(entry);
            at += Padded(bytes.Length);
        }

        int head = 0;
        foreach ((string tag, byte[] bytes) in tables.OrderBy(static table => table.Key, StringComparer.Ordinal))
        {
            head = tag == "head" ? (int)file.Length : head;
            file.Write(bytes);
            file.Write(new byte[Padded(bytes.Length) - bytes.Length]);
        }

        byte[] whole = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(head + 8), unchecked(ChecksumOfAll - Checksum(whole)));
        return whole;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            sum = unchecked(sum + ((uint)bytes[i] << (24 - (8 * (i & 3)))));
        }

        return sum;
    }

    /// <summary>Adds a glyph and those that it is composed of.</summary>
    private void AddWithParts(int glyph, SortedSet<int> glyphs)
    {
        if (!glyphs.Add(glyph) || Outline(glyph) is not { Length: > 10 } outline || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return;
        }

        int at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            AddWithParts(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]), glyphs);
            int scale = (flags & 0x80) != 0 ? 8 : (flags & 0x40) != 0 ? 4 : (flags & 0x08) != 0 ? 2 : 0;
            at += 4 + ((flags & 0x01) != 0 ? 4 : 2) + scale;
        }
        while ((flags & 0x20) != 0);
    }

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        (int from, int to) = _isLongLoca
            ? (Long(Table("loca") + (4 * glyph)), Long(Table("loca") + (4 * glyph) + 4))
            : (2 * Short(Table("loca") + (2 * glyph)), 2 * Short(Table("loca") + (2 * glyph) + 2));
        return _file.AsSpan(Table("glyf") + from, to - from);
    }

    /// <summary>Reads the character map of format 4: segments of codes, each with a shift or a list of glyphs.</summary>
    private void ReadCharacters()
    {
        int start = Table("cmap");
        for (int i = 0; i < Short(start + 2); i++)
        {
            int map = start + Long(start + 8 + (8 * i));
            if (Short(map) == 4)
            {
                ReadSegments(map);
                return;
            }
        }

        throw new InvalidDataException($"The font {Name} has no character map of format 4.");
    }

    private void ReadSegments(int map)
    {
        int doubled = Short(map + 6);
        for (int segment = 0; segment < doubled; segment += 2)
        {
            int last = Short(map + 14 + segment);
            int first = Short(map + 16 + doubled + segment);
            int shift = Short(map + 16 + (2 * doubled) + segment);
            int place = map + 16 + (3 * doubled) + segment;
            int offset = Short(place);
            for (int code = first; code <= last && code < char.MaxValue; code++)
            {
                int glyph = offset == 0 ? code : Short(place + offset + (2 * (code - first)));
                _glyphs[code] = (ushort)(glyph == 0 ? 0 : glyph + shift);
            }
        }
    }

    private ReadOnlySpan<byte> Bytes(string tag) => _file.AsSpan(_tables[tag].Start, _tables[tag].Length);

    private int Table(string tag) => _tables[tag].Start;

    private int Short(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private int Long(int at) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));
}
