using System.Globalization;
using Spectra.Service.Seizures.Techniques;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>The sentence of an identified exhibit, made from a signed checklist and never otherwise. It says what, by what, and who vouches; never how much of it, and never how probable.</summary>
internal static class IdentificationWording
{
    /// <summary>How far the statement on an exhibit may go.</summary>
    /// <param name="verdictKind">The verdict's kind in the contract's words.</param>
    /// <param name="signed">The signed checklist; null while there is none.</param>
    public static IdentificationStatus StatusOf(string verdictKind, SignedChecklist? signed) =>
        signed is not null ? IdentificationStatus.IdentifiedByChecklist
        : verdictKind is "presumptive-match" or "mixture" ? IdentificationStatus.Presumptive
        : IdentificationStatus.Screening;

    /// <summary>The statement.</summary>
    /// <param name="signed">The signed checklist.</param>
    /// <param name="rule">The decision rule that the checklist names.</param>
    /// <exception cref="ArgumentException">The checklist names another rule.</exception>
    public static string Of(SignedChecklist signed, DecisionRule rule)
    {
        ArgumentNullException.ThrowIfNull(signed);
        ArgumentNullException.ThrowIfNull(rule);
        IdentificationChecklist checklist = signed.Checklist;
        if (checklist.RuleSha256 != rule.Sha256)
        {
            throw new ArgumentException($"The checklist of exhibit {checklist.Exhibit} names the decision rule {checklist.RuleSha256}, but {rule.Sha256} was given: read the rule that the record holds.", nameof(rule));
        }

        return $"Exhibit {checklist.Exhibit.Trim()}: identified as {checklist.Substance.Trim()}{(checklist.Cas is { } cas ? $" (CAS {cas.Trim()})" : string.Empty)} "
            + $"by {Shown(checklist.First)} and {Shown(checklist.Second!)}, which rest on different properties and were applied to separate sub-samples. "
            + $"Blank: clean (record {checklist.Blank!.EvidenceId.Trim()}). Reference: {Ended(checklist.Reference!.Shown)} "
            + $"Stereochemistry: {Ended(checklist.Stereochemistry)} Salt or base: {Ended(checklist.Salt)} "
            + $"First result by {rule.Name}. "
            + string.Create(CultureInfo.InvariantCulture, $"Checklist {checklist.Sha256} signed by {signed.Signature.Name.Trim()}, {signed.Signature.Role}, {signed.Signature.SignedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {Ended(signed.Signature.Meaning)} ")
            + "This relates only to the items tested and says nothing of amounts.";
    }

    private static string Shown(TechniqueResult result) =>
        $"{(AnalyticalTechnique.TryFind(result.Technique, out AnalyticalTechnique? technique) ? technique.Name : result.Technique)} (sub-sample {result.SubSample.Trim()}, record {result.EvidenceId.Trim()}{(string.IsNullOrWhiteSpace(result.Laboratory) ? string.Empty : $", result of {result.Laboratory.Trim()}")})";

    private static string Ended(string text) => text.Trim().TrimEnd('.') + ".";
}
