using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectra.Service.Identification;

namespace Spectra.Service.Libraries.Validation;

/// <summary>What came of known samples and blanks on one instrument; this text is what is signed.</summary>
/// <param name="Serial">The instrument.</param>
/// <param name="Optics">Its optics in the validator's words; null where not said.</param>
/// <param name="Engine">What answered.</param>
/// <param name="Samples">Each sample with what was answered.</param>
/// <param name="FirstHits">Pure samples of substances in the libraries whose first hit is right.</param>
/// <param name="WrongMatches">Samples, blanks among them, that were said to be presumptively a substance that they are not.</param>
/// <param name="BlankAnswers">Blanks that were answered or warned of at all.</param>
/// <param name="Detections">Of each share in which substances were measured, how often they were found.</param>
/// <param name="DetectionLimit">The least share from which on every sample was found, never below 0.05; null where there is none.</param>
/// <param name="Criteria">What had to be met, and whether it was.</param>
/// <param name="Passed">Whether all of them were.</param>
/// <param name="By">Who validated.</param>
/// <param name="At">When, in UTC.</param>
internal sealed record ValidationReport(
    string Serial,
    string? Optics,
    EngineStatement Engine,
    ImmutableArray<ValidatedSample> Samples,
    CountedShare FirstHits,
    CountedShare WrongMatches,
    CountedShare BlankAnswers,
    ImmutableArray<ShareDetection> Detections,
    double? DetectionLimit,
    ImmutableArray<ValidationCriterion> Criteria,
    bool Passed,
    string By,
    DateTimeOffset At);

/// <summary>One sample and its answer.</summary>
/// <param name="File">Its file.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Expected">The substance that it holds; null for a blank.</param>
/// <param name="Share">Its share.</param>
/// <param name="IsInLibraries">Whether the libraries hold that substance.</param>
/// <param name="Kind">The answer's kind.</param>
/// <param name="Named">What it names.</param>
/// <param name="FirstHit">The first hit; null where there is none.</param>
/// <param name="IsFirstHitRight">Whether that is the substance.</param>
/// <param name="IsFound">Whether the substance is named, among the components, or in the answer set.</param>
/// <param name="IsWrong">Whether it is said to be presumptively another substance; of a blank whether it is answered or warned of at all.</param>
internal sealed record ValidatedSample(string File, string Sha256, string? Expected, double Share, bool IsInLibraries, string Kind, ImmutableArray<string> Named, string? FirstHit, bool IsFirstHitRight, bool IsFound, bool IsWrong);

/// <summary>A count with its 95 % interval after Clopper and Pearson.</summary>
internal sealed record CountedShare(int Count, int Total, double Low, double High);

/// <summary>How often substances of one share were found.</summary>
internal sealed record ShareDetection(double Share, CountedShare Found);

/// <summary>What had to be met.</summary>
/// <param name="Sentence">In words.</param>
/// <param name="IsMet">Whether it was.</param>
internal sealed record ValidationCriterion(string Sentence, bool IsMet);

/// <summary>The serializer of the report: the text that is signed.</summary>
[JsonSerializable(typeof(ValidationReport))]
internal sealed partial class ValidationJson : JsonSerializerContext
{
    public static ValidationJson Text { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
