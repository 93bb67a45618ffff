namespace Spectra.Formats.Text;

/// <summary>The cells of a line under a layout, trimmed and out of their quotes, without copies.</summary>
internal ref struct TextCells(ReadOnlySpan<byte> line, TextLayout layout)
{
    private static ReadOnlySpan<byte> Blanks => " \t"u8;

    private ReadOnlySpan<byte> _rest = line;
    private bool _ended = line.Trim(Blanks).IsEmpty;

    /// <summary>The cell.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Moves to the next cell; false after the last. A blank line has none.</summary>
    public bool MoveNext()
    {
        if (_ended)
        {
            return false;
        }

        bool byBlanks = layout.Delimiter == (byte)' ';
        ReadOnlySpan<byte> start = byBlanks ? _rest.TrimStart(Blanks) : _rest.TrimStart((byte)' ');
        int quoted = QuotedLength(start);
        int length = End(start[quoted..]);
        _ended = length < 0;
        ReadOnlySpan<byte> cell = _ended ? start : start[..(quoted + length)];
        _rest = _ended ? default : start[(quoted + length + 1)..];

        // Blanks at the end of a line don't start a further cell, as other delimiters do.
        _ended |= byBlanks && _rest.Trim(Blanks).IsEmpty;
        cell = cell.Trim(Blanks);
        Current = quoted > 1 && cell.Length == quoted ? cell[1..^1] : cell;
        return true;
    }

    // How far the delimiter is from the start, or -1 where there is none.
    private readonly int End(ReadOnlySpan<byte> from)
    {
        if (layout.Delimiter == (byte)' ')
        {
            return from.IndexOfAny(Blanks);
        }

        int first = from.IndexOf(layout.Delimiter);
        if (!layout.Paired || first < 0)
        {
            return first;
        }

        int second = from[(first + 1)..].IndexOf(layout.Delimiter);
        return second < 0 ? -1 : first + 1 + second;
    }

    // The length of the quoted part including its quotes, 0 where the cell is not quoted.
    private static int QuotedLength(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || cell[0] is not ((byte)'"' or (byte)'\''))
        {
            return 0;
        }

        int close = cell[1..].IndexOf(cell[0]);
        return close < 0 ? 0 : close + 2;
    }
}
