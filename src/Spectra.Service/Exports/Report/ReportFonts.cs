using Spectra.Service.Exports.Report.Pdf;

namespace Spectra.Service.Exports.Report;

/// <summary>The two fonts of a report, which are part of the program: the same on every machine, with Latin, Greek and Cyrillic letters, the Kazakh ones among them.</summary>
internal sealed class ReportFonts
{
    private static readonly Lazy<TrueTypeFont> RegularFile = new(static () => Load("DejaVuSans"));

    private static readonly Lazy<TrueTypeFont> BoldFile = new(static () => Load("DejaVuSans-Bold"));

    /// <summary>For text.</summary>
    public PdfFont Regular { get; } = new(RegularFile.Value, "R");

    /// <summary>For headings and what must not be overlooked.</summary>
    public PdfFont Bold { get; } = new(BoldFile.Value, "B");

    /// <summary>A text with every character that the fonts lack as its number in brackets, so that nothing is lost, and line breaks as they are.</summary>
    public string Writable(string text) =>
        string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\t', ' ').EnumerateRunes().Select(rune =>
            rune.Value == '\n' || (rune.IsBmp && Regular.Has((char)rune.Value) && Bold.Has((char)rune.Value)) ? rune.ToString() : $"[U+{rune.Value:X4}]"));

    private static TrueTypeFont Load(string name)
    {
        using Stream stream = typeof(ReportFonts).Assembly.GetManifestResourceStream($"Spectra.Service.Exports.Report.Fonts.{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new TrueTypeFont(name, file);
    }
}
