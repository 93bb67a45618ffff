using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Spectra.Driver.Profiles;

/// <summary>Checks a line of text that is sent to an instrument, with places in braces that are filled in.</summary>
internal static partial class CommandTemplate
{
    private const int Longest = 200;

    /// <summary>The line; null where it is absent or wrong.</summary>
    /// <param name="from">The object it stands in.</param>
    /// <param name="key">Its key.</param>
    /// <param name="isQuery">Whether it must hold a question mark, because an answer is awaited; else it must hold none.</param>
    /// <param name="places">The places that it must hold, and no others.</param>
    public static string? Read(DeclaredObject from, string key, bool isQuery, params ImmutableArray<string> places)
    {
        if (from.Text(key, Longest) is not { } line)
        {
            return null;
        }

        string path = from.PathOf(key);
        if (!line.All(static c => c is >= ' ' and <= '~'))
        {
            from.Faults.Add(path, "a command is sent as ASCII; it holds a character that is none.");
        }

        if (line.Contains('?', StringComparison.Ordinal) != isQuery)
        {
            from.Faults.Add(path, isQuery
                ? $"an answer is awaited, but '{DeclaredObject.Quote(line)}' holds no question mark, so none would come."
                : $"no answer is awaited, but '{DeclaredObject.Quote(line)}' holds a question mark, so one would come and be taken for the next answer.");
        }

        CheckPlaces(from.Faults, path, line, places);
        return line;
    }

    private static void CheckPlaces(ProfileFaults faults, string path, string line, ImmutableArray<string> places)
    {
        string[] found = [.. Place().Matches(line).Select(static match => match.Value).Distinct(StringComparer.Ordinal)];
        foreach (string missing in places.Except(found, StringComparer.Ordinal))
        {
            faults.Add(path, $"the command lacks {missing}, which is filled in when it is sent.");
        }

        foreach (string stranger in found.Except(places, StringComparer.Ordinal))
        {
            faults.Add(path, places.IsEmpty
                ? $"nothing is filled into this command, but it holds {DeclaredObject.Quote(stranger)}."
                : $"{DeclaredObject.Quote(stranger)} is not filled in here; only {string.Join(", ", places)} can be.");
        }

        if (Place().Replace(line, "").AsSpan().ContainsAny('{', '}'))
        {
            faults.Add(path, "a brace stands alone; braces only enclose what is filled in.");
        }
    }

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
