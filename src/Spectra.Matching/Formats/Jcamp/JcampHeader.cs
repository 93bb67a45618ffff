namespace Spectra.Formats.Jcamp;

/// <summary>A block's values by label, read out of the file's bytes on demand.</summary>
internal readonly ref struct JcampHeader(ReadOnlySpan<byte> content, JcampBlock block)
{
    private readonly ReadOnlySpan<byte> _content = content;

    public JcampBlock Block { get; } = block;

    /// <summary>The value as one line; null where it is absent or empty.</summary>
    public string? Text(string label) => Block.TryFind(label, out JcampField field) ? NullIfEmpty(JcampText.Line(Value(field))) : null;

    /// <summary>The value of a certain record as one line.</summary>
    public string Text(JcampField field) => JcampText.Line(Value(field));

    /// <summary>The value with its line breaks; null where it is absent or empty.</summary>
    public string? Lines(string label) => Block.TryFind(label, out JcampField field) ? NullIfEmpty(JcampText.Lines(Value(field))) : null;

    /// <summary>The first of the labels that has a value.</summary>
    public string? FirstOf(params ReadOnlySpan<string> labels)
    {
        foreach (string label in labels)
        {
            if (Text(label) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The bytes of a record's value.</summary>
    public ReadOnlySpan<byte> Value(JcampField field) => _content.Slice(field.Start, field.Length);

    /// <summary>The number of a label; null where it is absent or empty.</summary>
    /// <exception cref="FileRefusedException">The value is no number.</exception>
    public double? Number(string label, List<SpectrumWarning> warnings)
    {
        if (Text(label) is not { } text)
        {
            return null;
        }

        WarnOfRepetition(label, text, warnings);
        _ = Block.TryFind(label, out JcampField field);
        return ParseNumber(text, $"Line {field.Line}: ##{label}=", warnings);
    }

    /// <summary>Reads a number of the header.</summary>
    /// <exception cref="FileRefusedException">The text is no number.</exception>
    public static double ParseNumber(string text, string where, List<SpectrumWarning> warnings)
    {
        if (JcampNumber.TryParse(text, out double value))
        {
            return value;
        }

        // 4,000 may be four or four thousand, so three decimals after a comma are never taken for either.
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        bool isDecimalComma = comma >= 0 && comma == text.LastIndexOf(',') && !text.Contains('.', StringComparison.Ordinal) && text.Length - comma - 1 != 3;
        if (isDecimalComma && JcampNumber.TryParse(text.Replace(',', '.'), out value))
        {
            warnings.Add(new SpectrumWarning("decimal-comma", $"{where} states {text}; the comma was taken for a decimal point."));
            return value;
        }

        throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, $"{where} states \"{Shorten(text)}\" where one finite number was expected.");
    }

    /// <summary>Cuts a foreign text to what fits a sentence.</summary>
    public static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "...");

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private void WarnOfRepetition(string label, string text, List<SpectrumWarning> warnings)
    {
        if (!Block.Repeated.Contains(label))
        {
            return;
        }

        foreach (JcampField field in Block.Fields)
        {
            if (field.Label == label && Text(field) is { } other && other != text)
            {
                warnings.Add(new SpectrumWarning("label-repeated", $"Line {field.Line}: ##{label}= states {Shorten(other)} but stood before with {Shorten(text)}; the first was used."));
                return;
            }
        }
    }
}
