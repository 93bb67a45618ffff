namespace Spectra.Formats.Jcamp;

/// <summary>The sentences of refusals that more than one decoder needs.</summary>
internal static class JcampRefusals
{
    private const int QuotedBytes = 20;

    public static FileRefusedException Syntax(int line, string expected, ReadOnlySpan<byte> found)
    {
        int end = found.IndexOfAny((byte)'\r', (byte)'\n');
        found = end < 0 ? found : found[..end];
        string quoted = string.Concat(JcampText.Decode(found[..Math.Min(found.Length, QuotedBytes)]).Select(c => char.IsControl(c) ? ' ' : c));
        return new FileRefusedException(ReadErrorCode.UnsupportedVariant, $"Line {line}: expected {expected}, found \"{quoted}\".");
    }
}
