using System.Text.RegularExpressions;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>What a statement of identity never says: how much of the substance there is, or how probable the statement is.</summary>
/// <remarks>A spectral share is no weight per cent, and the probability of a statement invites the transposed conditional. The words are looked for in the languages of the pages, so that a free text can't bring them in.</remarks>
internal static partial class ClaimLimit
{
    /// <summary>Why a text can't stand in a statement, as the end of a sentence; null where it can.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Amount().Match(text) is { Success: true } amount ? $"says '{amount.Value.Trim()}': a statement of identity gives no purity, content or per cent. Leave it out, or report it as a result of its own."
            : Chance().Match(text) is { Success: true } chance ? $"says '{chance.Value.Trim()}': a statement of identity gives no probability. Leave it out."
            : null;
    }

    /// <summary>Why a text of a person can't stand beside a screening result, as the end of a sentence; null where it can: also what <see cref="Fault"/> lets pass may call it more than presumptive.</summary>
    public static string? FaultOfScreening(string text) => Fault(text)
        ?? (Identity().Match(text) is { Success: true } identity ? $"says '{identity.Value.Trim()}': a screening result is 'consistent with' a substance at most. Only the signed checklist says more." : null);

    [GeneratedRegex(@"[%‰٪]|\b(?:per\s?cents?|percentage|pct|ppm|p\.?c\.|w/w|v/v|m/m|w/v|mg/g|mg/kg|g/kg|g/l|mg/ml|pure|purity|impure|pureza|puro|pura|pureté|pur|rein|reinheit|weight|wt|concentration|content|potency|dosage)\b|чистот|процент|концентрац|纯度|نقاء", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(?:probab\w*|likel\w*|odds|certain\w*|posterior|confidence|doubtless|beyond\s+doubt|wahrscheinlich\w*|vraisembl\w*)|вероятн|概率|احتمال", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chance();

    [GeneratedRegex(@"\b(?:identified\s+as|confirmed\s+(?:as|to\s+be)|(?:is|are|was|were|been)\s+(?:hereby\s+|clearly\s+)?(?:identified|confirmed|proven|proved)|(?:positively|clearly|uniquely)\s+identified|proves|definite(?:ly)?|conclusive(?:ly)?|unequivocal(?:ly)?|unambiguous(?:ly)?|eindeutig|nachgewiesen|identifiziert\s+als)\b|(?<!\bне\s)(?:идентифицирован|подтвержд[её]н|доказан)|确认为|鉴定为", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Identity();
}
