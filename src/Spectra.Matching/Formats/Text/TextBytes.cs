using System.Text;
using System.Text.Unicode;

namespace Spectra.Formats.Text;

/// <summary>Brings a file's bytes into one encoding and turns the few lines that are words into strings.</summary>
internal static class TextBytes
{
    private const int ProbedBytes = 4096;

    /// <summary>Whether the bytes are text in an encoding that is read: UTF-8, UTF-16 or Latin-1.</summary>
    public static bool IsText(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> probe = content[..Math.Min(content.Length, ProbedBytes)];
        if (Utf16(probe) is not null)
        {
            return true;
        }

        foreach (byte b in probe)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1A))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The content without a byte order mark; UTF-16 becomes UTF-8, anything else stays as it is.</summary>
    public static ReadOnlySpan<byte> Normalised(ReadOnlySpan<byte> content)
    {
        if (Utf16(content) is { } encoding)
        {
            string text = encoding.GetString(content);
            return Encoding.UTF8.GetBytes(text[0] == '\uFEFF' ? text[1..] : text);
        }

        return content.StartsWith("\uFEFF"u8) ? content[3..] : content;
    }

    /// <summary>A line as a string: UTF-8 where it is valid, else Latin-1.</summary>
    public static string Words(ReadOnlySpan<byte> line) => (Utf8.IsValid(line) ? Encoding.UTF8 : Encoding.Latin1).GetString(line);

    // Without a mark, text in a Western language has a zero in every second byte.
    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> content)
    {
        if (content.Length < 4)
        {
            return null;
        }

        return content[0] == 0xFF && content[1] == 0xFE ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : content[0] == 0xFE && content[1] == 0xFF ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : AlternatesWithZero(content, 0) ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : AlternatesWithZero(content, 1) ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }

    private static bool AlternatesWithZero(ReadOnlySpan<byte> content, int letter)
    {
        int probed = Math.Min(content.Length & ~1, 32);
        for (int i = 0; i < probed; i += 2)
        {
            if (content[i + letter] < (byte)'\t' || content[i + 1 - letter] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
