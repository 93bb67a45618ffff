namespace Spectra.Driver.Transports;

/// <summary>One line of a transcript: who sent which bytes, or what ended it.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Bytes">The bytes sent.</param>
internal sealed record TranscriptLine(TranscriptLineKind Kind, byte[] Bytes)
{
    /// <summary>Reads one line.</summary>
    /// <returns>Nothing when it is none.</returns>
    public static TranscriptLine? TryParse(string line)
    {
        string[] words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !decimal.TryParse(words[0], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            return null;
        }

        return (words[1], words.Length) switch
        {
            (">", 3) => OfBytes(TranscriptLineKind.ToDevice, words[2]),
            ("<", 3) => OfBytes(TranscriptLineKind.FromDevice, words[2]),
            ("!", _) => new TranscriptLine(TranscriptLineKind.HangUp, []),
            ("#", _) => new TranscriptLine(TranscriptLineKind.Full, []),
            _ => null,
        };
    }

    private static TranscriptLine? OfBytes(TranscriptLineKind kind, string digits)
    {
        byte[] bytes = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, bytes, out int consumed, out int written) == System.Buffers.OperationStatus.Done && consumed == digits.Length && written == bytes.Length
            ? new TranscriptLine(kind, bytes)
            : null;
    }
}
