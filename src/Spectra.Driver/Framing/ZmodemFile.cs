namespace Spectra.Driver.Framing;

/// <summary>How far a file has come.</summary>
/// <param name="text">What the sender said of it, as sent.</param>
/// <param name="limit">The most bytes that it may have.</param>
internal sealed class ZmodemFile(byte[] text, long limit)
{
    private long _stream;

    /// <summary>The most bytes that it may have.</summary>
    public long Limit => limit;

    /// <summary>What came, without gaps and from its beginning.</summary>
    public long Position { get; private set; }

    /// <summary>Where the sender is; never behind the end of what came.</summary>
    public uint Stream => (uint)_stream;

    /// <summary>Whether the sender says the same of a file.</summary>
    public bool IsSaidOf(ReadOnlySpan<byte> offered) => offered.SequenceEqual(text);

    /// <summary>Takes it from an offset on.</summary>
    public void Begin(long offset)
    {
        Position = offset;
        _stream = offset;
    }

    /// <summary>The sender goes to a position.</summary>
    /// <returns>False where that would leave a gap.</returns>
    public bool TryGoTo(uint position)
    {
        if (position > Position)
        {
            return false;
        }

        _stream = position;
        return true;
    }

    /// <summary>Takes what comes next from the sender.</summary>
    /// <returns>Whether it still fits.</returns>
    /// <param name="content">What came; what was known of it is cut off.</param>
    public bool TryTake(ref ReadOnlySpan<byte> content)
    {
        long known = Math.Min(Position - _stream, content.Length);
        _stream += content.Length;
        content = content[(int)known..];
        Position += content.Length;
        return _stream <= limit;
    }
}
