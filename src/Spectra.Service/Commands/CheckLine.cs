using System.Text.Json;
using Spectra.Service.Seizures;

namespace Spectra.Service.Commands;

/// <summary>What a check standard says of the instrument, in JSON, with the figures as they are recorded.</summary>
internal sealed record CheckLine(string Standard, string Verdict, string Sentence, JsonElement? Figures)
{
    /// <summary>The line of a check; no figures where they were altered so that they can't be read.</summary>
    public static CheckLine Of(NewPerformanceCheck check)
    {
        try
        {
            using JsonDocument figures = JsonDocument.Parse(check.FiguresJson);
            return new CheckLine(check.Standard, check.Verdict, check.Sentence, figures.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new CheckLine(check.Standard, check.Verdict, check.Sentence, null);
        }
    }
}
