using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>An exhibit code that was issued here before the measurement, to be typed in at the instrument.</summary>
/// <param name="Code">The code.</param>
/// <param name="IssuedBy">Who issued it.</param>
/// <param name="IssuedAt">When, in UTC.</param>
/// <param name="Note">What was noted with it.</param>
/// <param name="Findings">What is not as it was recorded, a sentence each.</param>
internal sealed record ExhibitCode(string Code, string IssuedBy, DateTimeOffset IssuedAt, string? Note, ImmutableArray<string> Findings)
{
    /// <summary>The longest code, in characters.</summary>
    public const int Longest = 64;

    /// <summary>The form in which two codes are compared: trimmed, whatever their case.</summary>
    public static string KeyOf(string code) => code.Trim().ToUpperInvariant();

    /// <summary>Why a text is no code; null where it is one.</summary>
    public static string? Fault(string code) =>
        code.Length is > 0 and <= Longest && code.All(static c => char.IsLetterOrDigit(c) || c is '-' or '/' or '.')
            ? null
            : $"'{code}' is no exhibit code: expected up to {Longest} letters, digits, hyphens, slashes and dots.";
}
