using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Spectra.Driver.Protocols;

/// <summary>Collects a device's catalogue line by line, and no more of it than can be believed: a device that never comes to an end does not fill the memory.</summary>
internal sealed class CatalogueText
{
    /// <summary>The most lines.</summary>
    public const int MostLines = 100_000;

    /// <summary>The most bytes of all lines together.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly ImmutableArray<string>.Builder _lines = ImmutableArray.CreateBuilder<string>();
    private long _bytes;

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <summary>Adds the lines of a text in UTF-8.</summary>
    /// <returns>Whether they fit.</returns>
    public bool TryAdd(ReadOnlySpan<byte> text)
    {
        _bytes += text.Length;
        foreach (Range line in text.Split((byte)'\n'))
        {
            if (_bytes > MostBytes || (_lines.Count >= MostLines && !text[line].IsEmpty))
            {
                return false;
            }

            if (!text[line].IsEmpty)
            {
                _lines.Add(Encoding.UTF8.GetString(text[line]));
            }
        }

        return true;
    }

    /// <summary>The lines.</summary>
    public Answer<ImmutableArray<string>> Whole() => Answer.Given(_lines.ToImmutable());

    /// <summary>The answer where a text did not fit.</summary>
    public static Answer<ImmutableArray<string>> TooMuch() =>
        Answer.Refused<ImmutableArray<string>>(string.Create(CultureInfo.InvariantCulture, $"The device's catalogue has no end: at most {MostLines:N0} records are believed. Check the profile, and the detector's memory."));
}
