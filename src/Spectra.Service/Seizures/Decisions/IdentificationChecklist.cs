using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Spectra.Service.Seizures.Techniques;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>What must be there before an exhibit may be called identified. Attaching a second result is not passing: each point is judged, and a chemist signs the whole.</summary>
/// <remarks>The points are those of SWGDRUG part III B and ASTM E2329 for a scheme with a technique of category A, with the limits of infrared: it settles neither stereochemistry nor, often, the salt.</remarks>
/// <param name="Exhibit">The exhibit's number.</param>
/// <param name="Substance">The substance that is to be stated.</param>
/// <param name="Cas">Its CAS number; null where it has none.</param>
/// <param name="First">The first technique's result.</param>
/// <param name="Second">The second technique's; null while there is none.</param>
/// <param name="Blank">The blank; null while there is none.</param>
/// <param name="Reference">Where the reference comes from that the result was compared with, up to a traceable material; null while nobody said.</param>
/// <param name="Stereochemistry">What is known of it, for example "not determined" or "no stereocentre"; empty while nobody said.</param>
/// <param name="Salt">Salt, base or acid, or that it was not determined; empty while nobody said.</param>
/// <param name="RuleSha256">The decision rule by which the first result was drawn.</param>
internal sealed record IdentificationChecklist(
    string Exhibit,
    string Substance,
    string? Cas,
    TechniqueResult First,
    TechniqueResult? Second,
    BlankResult? Blank,
    ChecklistProof? Reference,
    string Stereochemistry,
    string Salt,
    string RuleSha256)
{
    private const int LongestText = 500;

    /// <summary>What is missing or wrong, a sentence each; only where this is empty may a statement leave "presumptive".</summary>
    public ImmutableArray<string> Faults() =>
    [
        .. FaultsOf(First, "first"),
        .. Second is null ? ["There is no second technique: infrared alone never identifies. Add a positive result of a technique that rests on other properties."] : FaultsOf(Second, "second"),
        .. FaultsOfPair(),
        .. new[]
        {
            string.IsNullOrWhiteSpace(Exhibit) ? "The exhibit is not named." : null,
            string.IsNullOrWhiteSpace(Substance) ? "The substance to be stated is not named." : null,
            Blank switch
            {
                null or { Outcome: BlankOutcome.NotAssessed } => "There is no judged blank: measure the clean crystal or the empty medium before the sub-samples, and judge it.",
                { Outcome: BlankOutcome.NotClean } => "The blank was not clean: what was found may come from before. Clean, measure a blank, and repeat the sub-samples.",
                { EvidenceId: var id } when string.IsNullOrWhiteSpace(id) => "The blank names no record: name the measurement.",
                _ => null,
            },
            Reference is { IsGiven: true } ? null : "The reference is not traceable: name the material, its supplier and lot, or the record that does.",
            string.IsNullOrWhiteSpace(Stereochemistry) ? "Stereochemistry is not stated: say which form, that there is no stereocentre, or that it was not determined." : null,
            string.IsNullOrWhiteSpace(Salt) ? "The salt is not stated: say which salt, base or acid, or that it was not determined." : null,
            string.IsNullOrWhiteSpace(RuleSha256) ? "The decision rule is not named." : null,
        }.OfType<string>(),
        .. FaultsOfTexts(),
    ];

    /// <summary>What a signature binds: SHA-256 of the checklist as one line of JSON, lower-case hexadecimal.</summary>
    [JsonIgnore]
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ChecklistJson.Canonical(this))));

    private IEnumerable<string> FaultsOf(TechniqueResult result, string which)
    {
        if (AnalyticalTechnique.Fault(result.Technique) is { } unknown)
        {
            yield return unknown;
        }

        if (result.Outcome != TechniqueOutcome.Positive)
        {
            yield return $"The {which} technique was {(result.Outcome == TechniqueOutcome.Negative ? "negative" : "inconclusive")}: that has no value toward an identification. Only a positive result counts.";
        }
        else if (!result.IsOf(Substance, Cas))
        {
            yield return $"The {which} technique was positive for {result.Substance}, not for {Substance}: the results do not agree.";
        }

        if (string.IsNullOrWhiteSpace(result.EvidenceId))
        {
            yield return $"The {which} technique names no record: its data must be there to be reviewed.";
        }

        if (string.IsNullOrWhiteSpace(result.SubSample))
        {
            yield return $"The {which} technique names no sub-sample.";
        }
    }

    private IEnumerable<string> FaultsOfPair()
    {
        if (Second is null)
        {
            yield break;
        }

        if (AnalyticalTechnique.TryFind(First.Technique, out AnalyticalTechnique? first) && AnalyticalTechnique.TryFind(Second.Technique, out AnalyticalTechnique? second) && new TechniquePair(first, second).Fault() is { } correlated)
        {
            yield return correlated;
        }

        if (AreTheSame(First.SubSample, Second.SubSample))
        {
            yield return $"Both techniques were applied to the sub-sample {First.SubSample.Trim()}: take a separate one, so that a mix-up is noticed.";
        }

        if (AreTheSame(First.EvidenceId, Second.EvidenceId))
        {
            yield return $"Both techniques name the record {First.EvidenceId.Trim()}: one measurement can't confirm itself.";
        }
    }

    private IEnumerable<string> FaultsOfTexts() =>
        Texts().Where(text => !string.IsNullOrWhiteSpace(text.Text)).SelectMany(text => new[]
        {
            text.Text!.Length > LongestText ? $"The {text.Name} has {text.Text.Length} characters, but at most {LongestText} were expected." : null,
            text.Text.Any(char.IsControl) ? $"The {text.Name} holds a control character or a line break: write it in one line." : null,
            ClaimLimit.Fault(text.Text) is { } claim ? $"The {text.Name} {claim}" : null,
        }.OfType<string>());

    private IEnumerable<(string Name, string? Text)> Texts() =>
    [
        ("exhibit's number", Exhibit), ("substance's name", Substance), ("CAS number", Cas), ("text on stereochemistry", Stereochemistry), ("text on the salt", Salt), ("text on the reference", Reference?.Text), ("reference's record", Reference?.EvidenceId), ("blank's record", Blank?.EvidenceId),
        .. new[] { First, Second }.OfType<TechniqueResult>().SelectMany(result => new (string, string?)[] { ("sub-sample's number", result.SubSample), ("record's id", result.EvidenceId), ("laboratory's name", result.Laboratory) }),
    ];

    private static bool AreTheSame(string one, string other) => !string.IsNullOrWhiteSpace(one) && one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Writes and reads checklists by code made at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(IdentificationChecklist))]
internal sealed partial class ChecklistJson : JsonSerializerContext
{
    /// <summary>One line, members in the order of the type's parameters.</summary>
    public static string Canonical(IdentificationChecklist checklist) => System.Text.Json.JsonSerializer.Serialize(checklist, Default.IdentificationChecklist);
}
