using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectra.Performance;

namespace Spectra.Service.Seizures;

/// <summary>Judges the instrument by a measurement of the check standard, in the words of the record.</summary>
internal static class InstrumentCheck
{
    /// <summary>The check of a measurement that is one.</summary>
    public static NewPerformanceCheck Of(Spectrum check)
    {
        PerformanceCriteria criteria = PerformanceCriteria.Polystyrene;
        PerformanceCheckResult result = PerformanceCheck.Evaluate(check, criteria);
        return new NewPerformanceCheck(
            criteria.Standard.Name,
            result.Verdict switch
            {
                PerformanceVerdict.Passed => NewPerformanceCheck.Passed,
                PerformanceVerdict.Failed => NewPerformanceCheck.Failed,
                _ => NewPerformanceCheck.NotAssessable,
            },
            JsonSerializer.Serialize(result.Figures, CheckJson.Default.ImmutableArrayPerformanceFigure),
            result.Sentence);
    }
}

/// <summary>The figures of a performance check as JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableArray<PerformanceFigure>))]
internal sealed partial class CheckJson : JsonSerializerContext;
