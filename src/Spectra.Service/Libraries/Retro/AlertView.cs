using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>An alert as the interface shows it.</summary>
/// <param name="Id">The alert.</param>
/// <param name="MeasurementId">The measurement.</param>
/// <param name="FormerAnalysisId">The analysis that was the latest; null where there was none.</param>
/// <param name="AnalysisId">The analysis with the newer libraries.</param>
/// <param name="Sentence">What is to be known.</param>
/// <param name="Changes">What changed.</param>
/// <param name="AlertClasses">The dangers and controls of the new answer.</param>
/// <param name="RaisedAt">When, in UTC.</param>
/// <param name="Answers">Who took note of it.</param>
/// <param name="OpenFor">The sides that have not: port, laboratory.</param>
/// <param name="Findings">What is wrong with its rows, a sentence each.</param>
internal sealed record AlertView(
    Guid Id,
    Guid MeasurementId,
    Guid? FormerAnalysisId,
    Guid AnalysisId,
    string Sentence,
    ImmutableArray<AnswerDifference> Changes,
    ImmutableArray<string> AlertClasses,
    DateTimeOffset RaisedAt,
    ImmutableArray<AlertAnswer> Answers,
    ImmutableArray<AlertSide> OpenFor,
    ImmutableArray<string> Findings)
{
    public static AlertView Of(Recorded<AnswerAlert> alert, ImmutableArray<Recorded<AlertAnswer>> answers) => new(
        alert.Value.Id,
        alert.Value.MeasurementId,
        alert.Value.FormerAnalysisId,
        alert.Value.AnalysisId,
        alert.Value.Sentence,
        JsonSerializer.Deserialize(alert.Value.Changes, RetroJson.Default.ImmutableArrayAnswerDifference),
        alert.Value.AlertClasses,
        alert.Value.RaisedAt,
        [.. answers.Select(static answer => answer.Value)],
        [.. Enum.GetValues<AlertSide>().Where(side => answers.All(answer => answer.Value.Side != side))],
        [.. alert.Findings, .. answers.SelectMany(static answer => answer.Findings)]);
}
