using System.Text;

namespace Spectra.Formats.Jcamp;

/// <summary>Cuts a file into blocks of labelled data records in one pass; it reads no number.</summary>
internal static class JcampScanner
{
    /// <summary>Labels a file may have; a measured file has about 40 a block, and each costs memory before anything is known of it.</summary>
    private const int MaximumFields = 500_000;

    private const int MaximumBlocks = 20_000;
    private const int MaximumLabelBytes = 128;

    /// <summary>The blocks in the order they begin. A block of the kind LINK comes before those it holds.</summary>
    /// <exception cref="FileRefusedException">There are more labels or blocks than any real file has.</exception>
    public static List<JcampBlock> Scan(ReadOnlySpan<byte> content)
    {
        List<JcampBlock> blocks = [];
        Stack<JcampBlock> open = new();
        int fields = 0;
        int line = 1;
        int at = 0;
        while (NextLabel(content, ref at, ref line, out string label, out int valueStart))
        {
            int labelLine = line;
            at = valueStart;
            SkipToLabel(content, ref at, ref line);
            if (++fields > MaximumFields)
            {
                throw new FileRefusedException(ReadErrorCode.TooLarge, $"Line {labelLine}: more than {MaximumFields:N0} labels in one file.");
            }

            JcampField field = new(label, valueStart, at - valueStart, labelLine);
            Place(content.Slice(field.Start, field.Length), field, blocks, open);
        }

        return blocks;
    }

    /// <summary>Where the first label of the content starts, past a byte order mark, blank lines and comment lines; -1 when something else comes first.</summary>
    public static int FirstLabel(ReadOnlySpan<byte> content)
    {
        int at = content.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (at < content.Length)
        {
            ReadOnlySpan<byte> rest = content[at..];
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                at++;
            }
            else if (rest.StartsWith("$$"u8))
            {
                int length = rest.IndexOfAny((byte)'\r', (byte)'\n');
                at = length < 0 ? content.Length : at + length;
            }
            else
            {
                return rest.StartsWith("##"u8) ? at : -1;
            }
        }

        return -1;
    }

    /// <summary>The label in the standard's normal form: capitals without spaces, dashes, slashes and underscores.</summary>
    public static string Normalise(ReadOnlySpan<byte> label)
    {
        Span<char> normal = stackalloc char[MaximumLabelBytes];
        int length = 0;
        foreach (Rune rune in JcampText.Decode(label[..Math.Min(label.Length, MaximumLabelBytes / 2)]).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && rune.Value is not ('-' or '/' or '_'))
            {
                length += Rune.ToUpperInvariant(rune).EncodeToUtf16(normal[length..]);
            }
        }

        return normal[..length].ToString();
    }

    private static void Place(ReadOnlySpan<byte> value, JcampField field, List<JcampBlock> blocks, Stack<JcampBlock> open)
    {
        if (field.Label == "END")
        {
            if (open.TryPop(out JcampBlock? closed))
            {
                closed.IsClosed = true;
            }

            return;
        }

        if (field.Label == "TITLE" || open.Count == 0)
        {
            // A title inside a block that is no LINK means that the block's END is lost.
            if (open.TryPeek(out JcampBlock? outer) && !outer.IsLink)
            {
                open.Pop();
            }

            if (blocks.Count == MaximumBlocks)
            {
                throw new FileRefusedException(ReadErrorCode.TooLarge, $"Line {field.Line}: more than {MaximumBlocks:N0} blocks in one file.");
            }

            JcampBlock block = new(field.Line);
            blocks.Add(block);
            open.Push(block);
        }

        JcampBlock current = open.Peek();
        current.IsLink |= field.Label == "BLOCKS" || (field.Label == "DATATYPE" && JcampText.Line(value).StartsWith("LINK", StringComparison.OrdinalIgnoreCase));
        current.Add(field);
    }

    /// <summary>Finds the label at or after <paramref name="at"/>, which stands at the start of a line.</summary>
    private static bool NextLabel(ReadOnlySpan<byte> content, ref int at, ref int line, out string label, out int valueStart)
    {
        while (SkipToLabel(content, ref at, ref line))
        {
            int start = content[at..].IndexOf("##"u8) + at + 2;
            int lineLength = content[start..].IndexOfAny((byte)'\r', (byte)'\n');
            ReadOnlySpan<byte> rest = lineLength < 0 ? content[start..] : content.Slice(start, lineLength);
            int equals = rest.IndexOf((byte)'=');
            if (equals >= 0)
            {
                label = Normalise(rest[..equals]);
                valueStart = start + equals + 1;
                return true;
            }

            // "##" without "=" labels nothing: the line is passed over.
            at = start + rest.Length;
        }

        label = "";
        valueStart = content.Length;
        return false;
    }

    /// <summary>Moves to the start of the next line that begins with <c>##</c>; false at the end of the file.</summary>
    private static bool SkipToLabel(ReadOnlySpan<byte> content, ref int at, ref int line)
    {
        bool lineStart = at == 0 || content[at - 1] is (byte)'\r' or (byte)'\n';
        if (at == 0 && content.StartsWith("\uFEFF"u8))
        {
            at = 3;
        }

        while (at < content.Length)
        {
            if (lineStart && content[at..].TrimStart(" \t"u8).StartsWith("##"u8))
            {
                return true;
            }

            int length = content[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (length < 0)
            {
                at = content.Length;
                return false;
            }

            at += length;
            at += content[at] == '\r' && at + 1 < content.Length && content[at + 1] == '\n' ? 2 : 1;
            line++;
            lineStart = true;
        }

        return false;
    }
}
