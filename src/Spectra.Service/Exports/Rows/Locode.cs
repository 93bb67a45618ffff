namespace Spectra.Service.Exports.Rows;

/// <summary>A place by its UN/LOCODE: two letters of a country on the list and three letters or digits from 2 to 9. The default value is none and prints as an empty text.</summary>
internal readonly record struct Locode
{
    private readonly uint _code;

    private Locode(uint code) => _code = code;

    /// <summary>The code of a text; the default where it is none.</summary>
    public static Locode Of(string? text)
    {
        string code = (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        bool isOne = code.Length == 5 && CountryCode.Of(code[..2]) != default && code.Skip(2).All(static c => char.IsAsciiLetterUpper(c) || c is >= '2' and <= '9');
        return isOne ? new Locode(code.Aggregate(0u, static (sum, c) => (sum * 36) + Digit(c))) : default;
    }

    /// <summary>The five characters.</summary>
    public override string ToString()
    {
        if (_code == 0)
        {
            return "";
        }

        Span<char> code = stackalloc char[5];
        uint rest = _code;
        for (int i = 4; i >= 0; i--, rest /= 36)
        {
            code[i] = (char)(rest % 36 < 10 ? '0' + (rest % 36) : 'A' + (rest % 36) - 10);
        }

        return new string(code);
    }

    private static uint Digit(char c) => char.IsAsciiDigit(c) ? (uint)(c - '0') : (uint)(c - 'A' + 10);
}
