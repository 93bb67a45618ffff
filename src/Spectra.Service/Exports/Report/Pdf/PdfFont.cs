using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Exports.Report.Pdf;

/// <summary>A font in one PDF file: it remembers which characters were written, so that only those are embedded, and can be copied out again as text.</summary>
internal sealed class PdfFont(TrueTypeFont font, string resource)
{
    private readonly SortedDictionary<ushort, char> _used = [];

    /// <summary>The name by which pages refer to it.</summary>
    public string Resource { get; } = resource;

    /// <summary>Whether it can write a character. What steers the direction of writing is never written.</summary>
    public bool Has(char character) => font.GlyphOf(character) != 0 && !char.IsControl(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format;

    /// <summary>The width of a text in points. Every character must be one that the font <see cref="Has"/>.</summary>
    public double WidthOf(string text, double size) => text.Sum(character => font.AdvanceOf(font.GlyphOf(character))) * size / font.UnitsPerEm;

    /// <summary>A text as the hexadecimal glyph numbers of the PDF.</summary>
    public string Encode(string text)
    {
        StringBuilder hexadecimal = new(4 * text.Length);
        foreach (char character in text)
        {
            ushort glyph = font.GlyphOf(character);
            _used.TryAdd(glyph, character);
            hexadecimal.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return hexadecimal.ToString();
    }

    /// <summary>Adds the font to a file and gives the number of its object.</summary>
    public int AddTo(PdfFile file)
    {
        byte[] subset = font.Subset(_used.Keys);
        string name = $"{Tag()}+{font.Name}";
        int program = file.AddStream(subset, string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"));
        int descriptor = file.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', font.Box.Select(Thousandths))}] /ItalicAngle 0 /Ascent {Thousandths(font.Ascent)} /Descent {Thousandths(font.Descent)} /CapHeight {Thousandths(font.Ascent)} /StemV 80 /FontFile2 {program} 0 R >>"));
        int descendant = file.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [{string.Join(' ', _used.Keys.Select(glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph} [{Thousandths(font.AdvanceOf(glyph))}]")))}] /CIDToGIDMap /Identity >>"));
        int text = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()), "");
        return file.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {text} 0 R >>"));
    }

    private int Thousandths(int units) => (int)Math.Round(1000.0 * units / font.UnitsPerEm);

    /// <summary>Six capital letters that stand for the subset, the same for the same characters.</summary>
    private string Tag() => string.Concat(SHA256.HashData(Encoding.Unicode.GetBytes([.. _used.Values])).Take(6).Select(static value => (char)('A' + (value % 26))));

    /// <summary>Which text each glyph stands for.</summary>
    private string ToUnicode()
    {
        StringBuilder map = new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (KeyValuePair<ushort, char>[] part in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach ((ushort glyph, char character) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{(int)character:X4}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
