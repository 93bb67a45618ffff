using System.Text.RegularExpressions;

namespace Spectra.Emulator.Protocols;

/// <summary>A command of the profile and what it is answered with.</summary>
internal sealed class ScpiCommand(string template, Func<Match, byte[]?> answer)
{
    /// <summary>What a host has to send: the template with anything in its places.</summary>
    public Regex Pattern { get; } = new(
        "^:?" + Regex.Escape(template.Trim())
            .Replace(@"\{id}", """(?<id>[^"',;\s]{1,64})""", StringComparison.Ordinal)
            .Replace(@"\{offset}", "(?<offset>[0-9]{1,12})", StringComparison.Ordinal)
            .Replace(@"\{length}", "(?<length>[0-9]{1,12})", StringComparison.Ordinal)
            .Replace(@"\{token}", "(?<token>[0-9]{1,9})", StringComparison.Ordinal) + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The answer; null where there is none.</summary>
    public Func<Match, byte[]?> Answer => answer;
}
