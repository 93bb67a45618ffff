namespace Spectra.Formats.Text;

/// <summary>The lines of a text, one by one, without copies: ended by LF, CR LF or CR.</summary>
internal ref struct TextLines(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Moves to the next line; false at the end.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        int end = _rest.IndexOfAny((byte)'\n', (byte)'\r');
        Current = end < 0 ? _rest : _rest[..end];
        int next = end < 0 ? _rest.Length
            : _rest[end] == (byte)'\r' && end + 1 < _rest.Length && _rest[end + 1] == (byte)'\n' ? end + 2
            : end + 1;
        _rest = _rest[next..];
        Number++;
        return true;
    }
}
