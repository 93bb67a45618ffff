using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Spectra.Confidence;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Seizures.Decisions;

namespace Spectra.Accuracy.Rules;

/// <summary>The command <c>CORPUS rule</c>: measures the decision rule in force and writes it, as data with its error rates, into the service's resource.</summary>
internal static class RuleCommand
{
    private const string Output = "src/Spectra.Service/Seizures/Decisions/decision-rule.json";

    private const string Model = "src/Spectra.Matching/Confidence/confidence-model.json";

    private const string Text =
        "One measured infrared spectrum is compared with every reference of the libraries. Each reference gets a score, and each of the best a probability from a trained model. "
        + "The answer set holds every substance whose probability reaches the set's threshold. A presumptive match, \"consistent with\" one substance, is stated only where that substance (or forms of one parent) stands alone in the answer set, "
        + "its probability reaches the deciding one, the quality of the spectrum is good, the libraries show no other substance that it is confused with, and nothing measured is left over that no reference explains. "
        + "Where several substances remain, or the quality is marginal, or something is left over, the result is inconclusive. Where the answer set is empty or the best probability is remote, the result is no match, "
        + "unless a sum of at least two references explains the spectrum with nothing left over: then it is a mixture. No match never means safe or legal. Infrared alone never identifies: the strongest statement is presumptive until a chemist has signed the checklist.";

    private static readonly ImmutableArray<string> NotCovered =
    [
        "No rate comes from seized material, and few spectra are of the substances that the product is for: most sets stand in for another instrument and another laboratory.",
        "No rate comes from a portable detector; what its contact pressure, temperature and operator add is not measured.",
        "No rate is held out. Rates in sample flatter, because models and thresholds were chosen with these spectra; of those cross-validated the form of the rule was.",
        "Synthetic and semi-synthetic spectra show what distortions the rule stands, not how laboratories differ.",
        "The rates hold for the libraries named. Other libraries, above all larger ones and ones without the likely substances, have other rates.",
        "An inconclusive answer counts as neither false acceptance nor false rejection, and neither does a spectrum refused for its quality.",
        "Substances below their detection limit, among them fentanils, nitazenes, LSD and toxins at usual amounts, are not covered: infrared cannot exclude them.",
        "Stereochemistry, positional isomer, salt and crystal form are not covered where a verdict's level does not reach so far.",
    ];

    public static void Run(string corpus, CorpusLibraries libraries, Action<string> progress)
    {
        VerdictPolicy policy = VerdictPolicy.For(Metric.Default);
        DecisionRule before = DecisionRule.Current;
        DecisionRule rule = new(
            "spectra-infrared-presumptive",
            before.Version,
            Text,
            policy.Rule,
            Metric.Default.Id,
            Engine.Version,
            ConfidenceModel.Shipped.Version,
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Model))),
            Thresholds(policy),
            [.. new CrossValidatedRates(corpus, libraries, progress).All(), .. new EndToEndRates(corpus, libraries, progress).All()],
            NotCovered,
            DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "dotnet run -c Release --project benchmarks/Spectra.Accuracy -- CORPUS rule");

        // A rule that says the same on another day is the same rule: its version and its identity stay.
        if ((rule with { Measured = before.Measured }).Json == before.Json)
        {
            progress("rule: nothing changed; the resource was left as it is");
            return;
        }

        rule = rule with { Version = (int.Parse(before.Version, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) };
        File.WriteAllText(Output, DecisionRuleJson.Readable(rule));
        progress($"rule: version {rule.Version}, SHA-256 {rule.Sha256}");
        foreach (ErrorRate rate in rule.ErrorRates)
        {
            progress(rate.Sentence);
        }
    }

    private static ImmutableArray<DecisionThreshold> Thresholds(VerdictPolicy policy) =>
    [
        new("decisive", policy.Decisive, "the least probability at which one substance alone is a presumptive match"),
        new("remote", policy.Remote, "below this probability the best hit is no match"),
        new("separation", Identifier.Separation, "the least gap in score at which this measurement keeps apart substances that the libraries show to be alike"),
        .. ConfidenceModel.Shipped.Domains.SelectMany(domain => new DecisionThreshold[]
        {
            new($"answer-set.{domain.Id}", domain.Threshold, $"the least probability at which a substance is in the answer set; {domain.Statement}"),
            new($"level.{domain.Id}", domain.Level, "the share of spectra of substances in the libraries whose answer set is to hold the right one"),
        }),
    ];
}
