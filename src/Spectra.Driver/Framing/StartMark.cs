namespace Spectra.Driver.Framing;

/// <summary>Looks for the bytes that a frame begins with.</summary>
internal static class StartMark
{
    /// <summary>Where the mark begins, whole or cut off by the end of what was received; the length of what was received where it does not.</summary>
    public static int Find(ReadOnlySpan<byte> received, ReadOnlySpan<byte> mark)
    {
        int whole = received.IndexOf(mark);
        if (whole >= 0)
        {
            return whole;
        }

        for (int start = Math.Max(0, received.Length - mark.Length + 1); start < received.Length; start++)
        {
            if (mark.StartsWith(received[start..]))
            {
                return start;
            }
        }

        return received.Length;
    }
}
