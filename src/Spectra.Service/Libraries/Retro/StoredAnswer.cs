using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>A stored spectrum and its latest answer, as far as it decides whether to look again.</summary>
/// <param name="MeasurementId">The measurement.</param>
/// <param name="Sha256">The bytes as received.</param>
/// <param name="Subfile">Which of their spectra.</param>
/// <param name="FileName">Their name.</param>
/// <param name="AnalysisId">The latest analysis; null where there is none.</param>
/// <param name="Libraries">The libraries it names, as JSON; null where there is none.</param>
/// <param name="BestScore">The score of its first hit; 0 where it has none.</param>
/// <param name="Explaining">The ids that explain the spectrum: the components, else the first hit where it is named.</param>
/// <param name="Resting">Every id that the answer rests on.</param>
internal sealed record StoredAnswer(
    Guid MeasurementId, string Sha256, int Subfile, string FileName, Guid? AnalysisId, string? Libraries, double BestScore, ImmutableArray<string> Explaining, ImmutableArray<string> Resting)
{
    /// <summary>A row of <see cref="RetroStore"/>.</summary>
    /// <exception cref="EvidenceException">Its report can't be read.</exception>
    public static StoredAnswer Of(RecordRow row)
    {
        Guid measurement = row.Id("measurement_id");
        StoredAnswer plain = new(measurement, row.Text("sha256"), (int)row.Integer("subfile"), row.Text("file_name"), row.IdOrNull("analysis_id"), row.TextOrNull("libraries"), 0, [], []);
        if (row.TextOrNull("report") is not { } report)
        {
            return plain;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(report);
            return WithReport(plain, document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EvidenceException($"The latest analysis of measurement {measurement} can't be read: run 'spectra audit verify'. {failure.Message}", failure);
        }
    }

    private static StoredAnswer WithReport(StoredAnswer plain, JsonElement report)
    {
        JsonElement verdict = report.GetProperty("verdict");
        JsonElement hits = report.GetProperty("hits");
        string[] components = [.. report.GetProperty("mixture").GetProperty("components").EnumerateArray().Select(static component => component.GetProperty("id").GetString()!)];
        string[] first = hits.GetArrayLength() == 0 ? [] : [hits[0].GetProperty("id").GetString()!];
        string[] named = [.. verdict.GetProperty("ids").EnumerateArray().Select(static id => id.GetString()!)];
        return plain with
        {
            BestScore = first.Length == 0 ? 0 : hits[0].GetProperty("hqi").GetDouble(),
            Explaining = components.Length > 0 ? [.. components] : named.Length > 0 ? [.. first] : [],
            Resting = [.. components, .. first, .. named, .. verdict.GetProperty("answerSet").EnumerateArray().Select(static id => id.GetString()!)],
        };
    }
}
