namespace Spectra.Formats.Jcamp;

/// <summary>Decodes an <c>(XY..XY)</c> table: numbers in ASCII free format, a comma, semicolon or white space between them, an abscissa before each ordinate.</summary>
internal static class PairDecoder
{
    /// <summary>Decodes the lines of a table.</summary>
    /// <exception cref="FileRefusedException">Something else than numbers stands there, or the last abscissa has no ordinate.</exception>
    public static DecodedTable Decode(ReadOnlySpan<byte> text, int line, int limit)
    {
        PointBuffer abscissas = new(limit);
        PointBuffer ordinates = new(limit);
        int at = 0;
        while (at < text.Length)
        {
            byte c = text[at];
            if (c is (byte)' ' or (byte)'\t' or (byte)',' or (byte)';' or (byte)'\r' or (byte)'\n')
            {
                line += c == '\n' || (c == '\r' && !text[at..].StartsWith("\r\n"u8)) ? 1 : 0;
                at++;
            }
            else if (text[at..].StartsWith("$$"u8))
            {
                int length = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
                at = length < 0 ? text.Length : at + length;
            }
            else
            {
                at += abscissas.Found == ordinates.Found ? ReadNumber(text[at..], line, abscissas, "an abscissa") : ReadOrdinate(text[at..], line, ordinates);
            }
        }

        if (abscissas.Found != ordinates.Found)
        {
            throw new FileRefusedException(ReadErrorCode.CountMismatch, $"Line {line}: the last abscissa of the (XY..XY) table has no ordinate.");
        }

        return new DecodedTable(ordinates) { Abscissas = abscissas, FirstLineX = abscissas.Count > 0 ? abscissas.Values[0] : null };
    }

    private static int ReadOrdinate(ReadOnlySpan<byte> text, int line, PointBuffer ordinates)
    {
        if (text[0] != '?')
        {
            return ReadNumber(text, line, ordinates, "an ordinate or ?");
        }

        ordinates.Add(double.NaN);
        return 1;
    }

    private static int ReadNumber(ReadOnlySpan<byte> text, int line, PointBuffer into, string expected)
    {
        int length = JcampNumber.Read(text, ExponentForm.Any, out double value);
        bool endsWell = length == text.Length || (length > 0 && text[length] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)';' or (byte)'\r' or (byte)'\n' or (byte)'$' or (byte)'+' or (byte)'-');
        if (length == 0 || !endsWell || !double.IsFinite(value))
        {
            throw JcampRefusals.Syntax(line, expected, text);
        }

        into.Add(value);
        return length;
    }
}
