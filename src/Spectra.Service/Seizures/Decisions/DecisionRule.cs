using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>The rule that turns a spectrum into a statement, with the risk of a wrong one, as ISO/IEC 17025:2017 clause 7.8.6 asks to be documented.</summary>
/// <remarks>
/// Its identity is the SHA-256 of <see cref="Json"/>, which goes into the record with every analysis: whoever holds the text can check that it is the rule that was applied.
/// Immutable and thread-safe.
/// </remarks>
/// <param name="Id">The name of the rule.</param>
/// <param name="Version">Rises whenever anything in it changes.</param>
/// <param name="Text">The rule in plain words.</param>
/// <param name="Policy">The words that every verdict by this rule carries in its field <c>rule</c>.</param>
/// <param name="Metric">The metric whose scores it reads.</param>
/// <param name="Engine">The version of the engine that the rates were measured with.</param>
/// <param name="ConfidenceModel">The version of the trained confidence model.</param>
/// <param name="ConfidenceModelSha256">SHA-256 of that model's file.</param>
/// <param name="Thresholds">The numbers it decides by.</param>
/// <param name="ErrorRates">How often it erred, on which spectra.</param>
/// <param name="NotCovered">What the rates do not cover, a sentence each.</param>
/// <param name="Measured">The day of the measurement, UTC, <c>yyyy-MM-dd</c>.</param>
/// <param name="Command">The command that measures it again.</param>
internal sealed record DecisionRule(
    string Id,
    string Version,
    string Text,
    string Policy,
    string Metric,
    string Engine,
    string ConfidenceModel,
    string ConfidenceModelSha256,
    ImmutableArray<DecisionThreshold> Thresholds,
    ImmutableArray<ErrorRate> ErrorRates,
    ImmutableArray<string> NotCovered,
    string Measured,
    string Command)
{
    private const string Resource = "decision-rule.json";

    private static readonly Lazy<DecisionRule> InForce = new(Load);

    /// <summary>The rule in force: the one of this version of the product.</summary>
    public static DecisionRule Current => InForce.Value;

    /// <summary>The canonical text: one line of UTF-8 JSON, members in the order of this type's parameters, no white space between them.</summary>
    public string Json => DecisionRuleJson.Canonical(this);

    /// <summary>The identity of the rule: SHA-256 of <see cref="Json"/>, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));

    /// <summary>One line that names the rule beyond doubt.</summary>
    public string Name => $"decision rule {Id}, version {Version}, SHA-256 {Sha256}";

    /// <summary>A rule as it was recorded.</summary>
    /// <param name="json">Its canonical text, or the same with white space.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is no rule.</exception>
    public static DecisionRule Read(string json) => DecisionRuleJson.Read(json);

    private static DecisionRule Load()
    {
        using Stream stream = typeof(DecisionRule).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly holds no resource '{Resource}'.");
        using StreamReader text = new(stream, Encoding.UTF8);
        return Read(text.ReadToEnd());
    }
}
