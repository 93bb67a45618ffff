using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>A checklist from which nothing is missing, under a signature that holds. There is no other way to one, so whoever has it may state an identification.</summary>
internal sealed class SignedChecklist
{
    private SignedChecklist(IdentificationChecklist checklist, ChemistSignature signature) => (Checklist, Signature) = (checklist, signature);

    /// <summary>The checklist.</summary>
    public IdentificationChecklist Checklist { get; }

    /// <summary>The signature under it.</summary>
    public ChemistSignature Signature { get; }

    /// <summary>Puts a signature under a checklist.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="signed">The signed checklist.</param>
    /// <param name="faults">Why there is none, a sentence each; empty where there is one.</param>
    public static bool TrySign(IdentificationChecklist checklist, ChemistSignature signature, [NotNullWhen(true)] out SignedChecklist? signed, out ImmutableArray<string> faults)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(signature);
        faults = [.. checklist.Faults(), .. signature.Fault(checklist) is { } fault ? [fault] : Array.Empty<string>()];
        signed = faults.IsEmpty ? new SignedChecklist(checklist, signature) : null;
        return signed is not null;
    }
}
