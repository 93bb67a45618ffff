using System.Globalization;

namespace Spectra.Formats.Jcamp;

/// <summary>Decodes an <c>(X++(Y..Y))</c> table in any mixture of the free, packed, squeezed, difference and duplicate forms.</summary>
/// <remarks>
/// JCAMP-DX 4.24, section 5: SQZ digits @ A-I a-i stand for 0, 1-9, -1--9 at the start of an ordinate; DIF digits % J-R j-r for the same at the start
/// of a difference; DUP digits S-Z s repeat the last ordinate or difference, the first one counted in. After a line that ends in a difference
/// the next begins with the last ordinate again, as a check.
/// </remarks>
internal ref struct AsdfDecoder
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly PointBuffer _points;
    private AbscissaCheck _abscissas;
    private Ordinate _last;
    private double _value;
    private double _difference;
    private bool _lineIsEmpty;
    private bool _expectsCheck;
    private int _line;
    private int _checks;
    private int _failedChecks;
    private string? _firstFailedCheck;
    private double? _firstLineX;

    private AsdfDecoder(ReadOnlySpan<byte> text, int line, JcampTable table, int limit)
    {
        _text = text;
        _line = line;
        _points = new PointBuffer(limit);
        _abscissas = new AbscissaCheck(table);
    }

    private enum Ordinate
    {
        None,
        Absolute,
        Difference,
        Missing,
    }

    /// <summary>Decodes the lines of a table.</summary>
    /// <param name="text">The lines after the one with the label.</param>
    /// <param name="line">The number of the first of them in the file.</param>
    /// <param name="table">What the header says.</param>
    /// <param name="limit">How many points are stored at most; more are only counted.</param>
    /// <exception cref="FileRefusedException">A line is not of this form.</exception>
    public static DecodedTable Decode(ReadOnlySpan<byte> text, int line, JcampTable table, int limit)
    {
        AsdfDecoder decoder = new(text, line, table, limit);
        decoder.ReadLines();
        List<SpectrumWarning> warnings = [];
        if (decoder._firstFailedCheck is { } failure)
        {
            warnings.Add(new SpectrumWarning("y-check", $"{decoder._failedChecks} of {decoder._checks} Y checks failed, first: {failure}; the stated ordinates were used."));
        }

        if (decoder._abscissas.Warning() is { } disagreement)
        {
            warnings.Add(disagreement);
        }

        return new DecodedTable(decoder._points) { FirstLineX = decoder._firstLineX, Warnings = warnings };
    }

    private void ReadLines()
    {
        int at = 0;
        while (at < _text.Length)
        {
            int length = _text[at..].IndexOfAny((byte)'\r', (byte)'\n');
            length = length < 0 ? _text.Length - at : length;
            ReadOnlySpan<byte> line = JcampText.WithoutComment(_text.Slice(at, length)).Trim(" \t"u8);
            if (!line.IsEmpty)
            {
                ReadLine(line);
            }

            at += length;
            at += _text[at..].StartsWith("\r\n"u8) ? 2 : 1;
            _line++;
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        int at = JcampNumber.Read(line, ExponentForm.Signed, out double x);
        if (at == 0 || !double.IsFinite(x))
        {
            throw Refuse("a line that begins with an abscissa", line);
        }

        _firstLineX ??= x;
        _expectsCheck = _last == Ordinate.Difference;
        _lineIsEmpty = true;
        _abscissas.Check(_points.Found - (_expectsCheck ? 1 : 0), x, line[..at], _line);
        bool afterSeparator = false;
        while (at < line.Length)
        {
            if (line[at] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)';')
            {
                afterSeparator = true;
                at++;
                continue;
            }

            if (afterSeparator && IsNotANumber(line[at..]))
            {
                throw Refuse("a number or ? (not-a-number and infinity are no measurements)", line[at..]);
            }

            at += ReadOrdinate(line[at..]);
            afterSeparator = false;
        }
    }

    /// <summary>Reads one ordinate, difference or repeat count; returns its length.</summary>
    private int ReadOrdinate(ReadOnlySpan<byte> text)
    {
        int c = text[0];
        int length = 1;
        double value = 0;
        switch (c)
        {
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                length = JcampNumber.Read(text, ExponentForm.Signed, out value);
                AddAbsolute(value, length, text);
                break;
            case '@' or (>= 'A' and <= 'I'):
                length = JcampNumber.ReadPseudo(text, c - '@', out value);
                AddAbsolute(value, length, text);
                break;
            case >= 'a' and <= 'i':
                length = JcampNumber.ReadPseudo(text, c - 'a' + 1, out value);
                AddAbsolute(-value, length, text);
                break;
            case '%' or (>= 'J' and <= 'R'):
                length = JcampNumber.ReadPseudo(text, c == '%' ? 0 : c - 'J' + 1, out value);
                AddDifference(value, length, text);
                break;
            case >= 'j' and <= 'r':
                length = JcampNumber.ReadPseudo(text, c - 'j' + 1, out value);
                AddDifference(-value, length, text);
                break;
            case 's' or (>= 'S' and <= 'Z'):
                length = JcampNumber.ReadPseudo(text, c == 's' ? 9 : c - 'S' + 1, out value);
                Repeat(value, length, text);
                break;
            case '?':
                _points.Add(double.NaN);
                _last = Ordinate.Missing;
                _lineIsEmpty = false;
                break;
            default:
                throw Refuse("a number, ? or a digit of the compressed forms", text);
        }

        return length;
    }

    private void AddAbsolute(double value, int length, ReadOnlySpan<byte> text)
    {
        if (length == 0 || !double.IsFinite(value))
        {
            throw Refuse("a finite number", text);
        }

        if (_lineIsEmpty && _expectsCheck)
        {
            CheckOrdinate(value);
        }
        else
        {
            _points.Add(value);
        }

        _value = value;
        _last = Ordinate.Absolute;
        _lineIsEmpty = false;
    }

    /// <summary>The first ordinate of a line repeats the last of the line before; where they differ, the one that is written out is right up to here.</summary>
    private void CheckOrdinate(double value)
    {
        _checks++;
        if (Math.Abs(value - _value) <= 1e-9 * Math.Abs(value))
        {
            return;
        }

        _failedChecks++;
        _firstFailedCheck ??= string.Create(CultureInfo.InvariantCulture, $"line {_line} states {value}, the differences before it give {_value}");
        if (_points.Found == _points.Count)
        {
            _points.Values[^1] = value;
        }
    }

    private void AddDifference(double difference, int length, ReadOnlySpan<byte> text)
    {
        if (length == 0 || !double.IsFinite(difference))
        {
            throw Refuse("a finite difference", text);
        }

        if (_lineIsEmpty || _last == Ordinate.Missing)
        {
            throw Refuse("an ordinate before the first difference", text);
        }

        _difference = difference;
        _value += difference;
        _points.Add(_value);
        _last = Ordinate.Difference;
    }

    private void Repeat(double count, int length, ReadOnlySpan<byte> text)
    {
        if (length == 0 || count < 1 || count != Math.Floor(count) || _lineIsEmpty)
        {
            throw Refuse("a whole repeat count of at least 1 after an ordinate", text);
        }

        long added = (long)Math.Min(count, 1e15) - 1;
        _value = _last switch
        {
            Ordinate.Difference => _points.AddRun(_value, _difference, added),
            Ordinate.Missing => _points.AddRun(double.NaN, 0, added),
            _ => _points.AddRun(_value, 0, added),
        };
    }

    /// <summary>Whether a separate word reads NaN or infinity: its letters would pass as digits of the compressed forms.</summary>
    private static bool IsNotANumber(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> word = text[(text[0] is (byte)'+' or (byte)'-' ? 1 : 0)..];
        if (word.IsEmpty || word[0] is not ((byte)'n' or (byte)'N' or (byte)'i' or (byte)'I'))
        {
            return false;
        }

        int end = word.IndexOfAnyExceptInRange((byte)'A', (byte)'z');
        word = end < 0 ? word : word[..end];
        return System.Text.Ascii.EqualsIgnoreCase(word, "NAN"u8) || System.Text.Ascii.EqualsIgnoreCase(word, "INF"u8) || System.Text.Ascii.EqualsIgnoreCase(word, "INFINITY"u8);
    }

    private readonly FileRefusedException Refuse(string expected, ReadOnlySpan<byte> found) => JcampRefusals.Syntax(_line, expected, found);
}
