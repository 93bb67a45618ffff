using System.Collections.Immutable;
using System.Text.Json;

namespace Spectra.Driver.Profiles;

/// <summary>Reads what a profile says of the meaning of an instrument's words and figures: its words for roles, and what is in order.</summary>
internal static class DeclaredVerdicts
{
    private const int LongestWord = 60;

    private static readonly MeasurementRole[] Known = [MeasurementRole.Background, MeasurementRole.Blank, MeasurementRole.Sample, MeasurementRole.Check];

    /// <summary>The device's own words for roles, looked up without case.</summary>
    public static ImmutableDictionary<string, MeasurementRole> Roles(DeclaredObject profile)
    {
        ImmutableDictionary<string, MeasurementRole>.Builder roles = ImmutableDictionary.CreateBuilder<string, MeasurementRole>(StringComparer.OrdinalIgnoreCase);
        if (profile.Object("roles") is not { } declared)
        {
            return roles.ToImmutable();
        }

        foreach (string word in declared.Keys)
        {
            string path = declared.PathOf(word);
            if (string.IsNullOrWhiteSpace(word) || word.Length > LongestWord || word.Any(char.IsControl))
            {
                profile.Faults.Add(path, "expected a word of 1 to 60 characters, as the instrument writes it.");
            }
            else if (Array.Exists(Known, role => ProfileWords.Of(role).Equals(word, StringComparison.OrdinalIgnoreCase)))
            {
                profile.Faults.Add(path, $"'{word}' has its meaning already; only the instrument's own words are stated here.");
            }
            else if (declared.Word(word, Known) is { } role && !roles.TryAdd(word, role))
            {
                profile.Faults.Add(path, $"'{word}' is there twice; words are compared without case.");
            }
        }

        return roles.ToImmutable();
    }

    /// <summary>Which reported figures are out of order.</summary>
    public static ImmutableArray<HealthLimit> Limits(DeclaredObject profile)
    {
        ImmutableArray<HealthLimit>.Builder limits = ImmutableArray.CreateBuilder<HealthLimit>();
        foreach ((JsonElement item, string path) in profile.Items("limits"))
        {
            if (DeclaredObject.Open(item, path, profile.Faults)?.WithKeys(ProfileKeys.Limit) is { } declared && Limit(declared) is { } limit)
            {
                if (limits.Any(other => other.Figure == limit.Figure))
                {
                    profile.Faults.Add(declared.PathOf("figure"), $"\"{ProfileWords.Of(limit.Figure)}\" has a limit already.");
                }

                limits.Add(limit);
            }
        }

        return limits.ToImmutable();
    }

    private static HealthLimit? Limit(DeclaredObject declared)
    {
        HealthFigure? figure = declared.Word<HealthFigure>("figure");
        double? lowest = declared.Number("lowest");
        double? highest = declared.Number("highest");
        string? words = declared.Text("words", LongestWord);
        if (figure is not { } known)
        {
            return null;
        }

        bool inWords = known is HealthFigure.SelfTest or HealthFigure.Laser or HealthFigure.CalibrationDue;
        foreach (string stranger in inWords ? new[] { "lowest", "highest" } : ["words"])
        {
            if (declared.Has(stranger))
            {
                declared.Faults.Add(declared.PathOf(stranger), inWords
                    ? $"\"{ProfileWords.Of(known)}\" is reported in words; expected 'words' alone."
                    : $"\"{ProfileWords.Of(known)}\" is reported as a number; expected 'lowest' or 'highest'.");
            }
        }

        if (!declared.Has("lowest") && !declared.Has("highest") && !declared.Has("words"))
        {
            declared.Faults.Add(declared.Path, "the limit states nothing; expected 'lowest', 'highest' or 'words'.");
        }

        if (lowest > highest)
        {
            declared.Faults.Add(declared.Path, "'lowest' is above 'highest', so nothing would be in order.");
        }

        return new HealthLimit(known, lowest, highest, words);
    }
}
