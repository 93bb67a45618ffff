using System.Collections.Immutable;
using System.Text.Json;

namespace Spectra.Service.Libraries.Retro;

/// <summary>What of a report is its answer. Scores, probabilities, limits and the engine's version move with every library and are none.</summary>
/// <param name="Kind">The verdict's kind; none where there was no analysis.</param>
/// <param name="Ids">What it names.</param>
/// <param name="Level">How far it goes; empty where it names nothing.</param>
/// <param name="AnswerSet">What can't be excluded.</param>
/// <param name="Alerts">Each danger or control with the id that raises it.</param>
internal sealed record Answer(string Kind, ImmutableArray<string> Ids, string Level, ImmutableArray<string> AnswerSet, ImmutableArray<string> Alerts)
{
    private const string NoAnalysis = "none";

    /// <summary>No analysis was made.</summary>
    public static Answer None { get; } = new(NoAnalysis, [], "", [], []);

    /// <summary>The answer of a report.</summary>
    /// <exception cref="JsonException">It is no report.</exception>
    public static Answer Of(string report)
    {
        using JsonDocument document = JsonDocument.Parse(report);
        return Of(document.RootElement);
    }

    /// <summary>The answer of a report.</summary>
    public static Answer Of(JsonElement report)
    {
        JsonElement verdict = report.GetProperty("verdict");
        return new Answer(
            verdict.GetProperty("kind").GetString()!,
            Sorted(Texts(verdict.GetProperty("ids"))),
            verdict.GetProperty("level").GetString() ?? "",
            Sorted(Texts(verdict.GetProperty("answerSet"))),
            Sorted(report.GetProperty("alerts").EnumerateArray().SelectMany(static alert => Texts(alert.GetProperty("ids")).Select(id => $"{alert.GetProperty("class").GetString()} {id}"))));
    }

    /// <summary>In what another answer differs. Where there was none, only one that names or warns of something is a change.</summary>
    public ImmutableArray<AnswerDifference> DifferencesTo(Answer now)
    {
        if (Kind == NoAnalysis && now.Alerts.IsEmpty && now.Kind is not ("presumptive-match" or "mixture" or "inconclusive"))
        {
            return [];
        }

        (string Field, string Then, string Now)[] fields =
        [
            ("kind", Kind, now.Kind),
            ("ids", string.Join(' ', Ids), string.Join(' ', now.Ids)),
            ("level", Level, now.Level),
            ("answer-set", string.Join(' ', AnswerSet), string.Join(' ', now.AnswerSet)),
            ("alerts", string.Join("; ", Alerts), string.Join("; ", now.Alerts)),
        ];
        return [.. fields.Where(static field => field.Then != field.Now).Select(static field => new AnswerDifference(field.Field, field.Then, field.Now))];
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(static text => text.GetString()!);

    private static ImmutableArray<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
