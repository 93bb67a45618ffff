using System.Diagnostics.CodeAnalysis;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>The size and type code of a freight container by ISO 6346, for example 22G1 or 45R1: length, height and width, type. The default value is none.</summary>
internal readonly record struct ContainerSizeType
{
    // The marks that the standard gives out: lengths from 10 ft (1) to 16 154 mm (P), heights and widths, types.
    private const string Lengths = "1234ABCDEFGHKLMNP";
    private const string Heights = "0245689CDEFLMNP";
    private const string Types = "ABGHKNPRSTUV";

    private readonly string? _text;

    private ContainerSizeType(string text) => _text = text;

    /// <summary>Reads a code, in any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContainerSizeType code)
    {
        string compact = TypedText.Compact(text).Text;
        bool isValid = compact.Length == 4 && FaultOf(compact) is null;
        code = isValid ? new ContainerSizeType(compact) : default;
        return isValid;
    }

    /// <summary>What is wrong with a text as a size and type code; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string compact = TypedText.Compact(text).Text;
        return FaultOf(compact) is { } fault ? $"The container's size and type '{compact}' {fault}: read the four characters below its number again, for example 22G1." : null;
    }

    /// <summary>The four characters.</summary>
    public override string ToString() => _text ?? string.Empty;

    private static string? FaultOf(string code) => code.Length != 4 ? $"has {code.Length} characters, but 4 were expected"
        : !Lengths.Contains(code[0], StringComparison.Ordinal) ? $"begins with '{code[0]}', which is no mark of a length"
        : !Heights.Contains(code[1], StringComparison.Ordinal) ? $"has '{code[1]}' as its second character, which is no mark of a height"
        : !Types.Contains(code[2], StringComparison.Ordinal) ? $"has '{code[2]}' as its third character, which is no mark of a type"
        : !char.IsAsciiLetterOrDigit(code[3]) ? $"ends with '{code[3]}', but a digit or a letter was expected"
        : null;
}
