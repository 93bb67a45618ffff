using System.Text;
using System.Text.Unicode;

namespace Spectra.Formats.Jcamp;

/// <summary>Turns the bytes of a value into text.</summary>
internal static class JcampText
{
    /// <summary>A value is read up to this many bytes: enough for any remark, too little for a whole file to hide in a title.</summary>
    private const int MaximumBytes = 4096;

    /// <summary>UTF-8 where the bytes are valid UTF-8, else Latin-1: the standard allows ASCII only, so files that use more never say which.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    /// <summary>The value as one line: comments left out, continuation lines joined by a space.</summary>
    public static string Line(ReadOnlySpan<byte> value) => Join(value, ' ');

    /// <summary>The value with its line breaks kept; comments left out.</summary>
    public static string Lines(ReadOnlySpan<byte> value) => Join(value, '\n');

    /// <summary>The line without its <c>$$</c> comment.</summary>
    public static ReadOnlySpan<byte> WithoutComment(ReadOnlySpan<byte> line)
    {
        int comment = line.IndexOf("$$"u8);
        return comment < 0 ? line : line[..comment];
    }

    private static string Join(ReadOnlySpan<byte> value, char separator)
    {
        value = value[..Math.Min(value.Length, MaximumBytes)];
        int end = value.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 || value[end..].Trim(" \t\r\n"u8).IsEmpty)
        {
            return Decode(WithoutComment(end < 0 ? value : value[..end])).Trim();
        }

        StringBuilder text = new();
        foreach (Range range in value.SplitAny("\r\n"u8))
        {
            string line = Decode(WithoutComment(value[range])).Trim();
            if (line.Length > 0)
            {
                text.Append(text.Length > 0 ? separator.ToString() : "").Append(line);
            }
        }

        return text.ToString();
    }
}
