using System.Collections.Immutable;
using Spectra.Service.Accounts;
using Spectra.Service.Exhibits;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>Signed checklists. Everything that a checklist says of the record is read from the record, never taken from who asks.</summary>
internal sealed class IdentificationStore(Database database, Authorisations authorisations, TimeProvider time)
{
    private const string Standing = "SELECT i.id FROM evidence_identification i WHERE i.exhibit_id = @id AND NOT EXISTS (SELECT 1 FROM evidence_identification j WHERE j.amends = i.id)";

    /// <summary>Signs a checklist for an exhibit, where nothing is missing from it.</summary>
    /// <param name="exhibitId">The exhibit.</param>
    /// <param name="request">The points that only a chemist can state.</param>
    /// <param name="signer">Who signs; the password was checked.</param>
    public Appending Sign(Guid exhibitId, IdentificationRequest request, Person signer)
    {
        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        Appending outcome = new Appending.Done(id);
        DateTimeOffset? until = authorisations.Of(signer.AccountId)
            .Where(granted => granted.Authorisation.Role == Role.Chemist && granted.IsValidAt(time.GetUtcNow()))
            .Select(static granted => (DateTimeOffset?)granted.Authorisation.ValidUntil)
            .Max();
        database.Append(append =>
        {
            if (append.Find<Exhibit>(exhibitId) is not { } exhibit)
            {
                outcome = new Appending.NotFound($"There is no exhibit {exhibitId}.");
                return;
            }

            (IdentificationEvidence? evidence, string? missing) = IdentificationEvidence.Gather(append, exhibit, request);
            if ((evidence is null ? missing : RefusalOf(append, exhibitId, evidence, request.Amends, signer)) is { } refusal)
            {
                outcome = new Appending.Refused(refusal);
                return;
            }

            IdentificationChecklist checklist = evidence!.Checklist(exhibit, request);
            ChemistSignature signature = new(signer.DisplayName, ChemistSignature.SigningRole, until, append.At, request.Meaning, checklist.Sha256);
            if (!SignedChecklist.TrySign(checklist, signature, out SignedChecklist? signed, out ImmutableArray<string> faults))
            {
                outcome = new Appending.Refused(string.Join(' ', faults));
                return;
            }

            append.Insert(new SignedIdentification
            {
                Id = id,
                ExhibitId = exhibitId,
                ReviewId = request.ReviewId,
                ConfirmationId = request.ConfirmationId,
                BlankMeasurementId = request.BlankMeasurementId,
                Amends = request.Amends,
                Withdrawn = false,
                SubstanceId = request.SubstanceId,
                Checklist = ChecklistJson.Canonical(checklist),
                Statement = IdentificationWording.Of(signed, evidence.Rule),
                Reason = request.Reason,
                Meaning = request.Meaning,
                ContentSha256 = checklist.Sha256,
                SignedBy = signer.AccountId,
                SignedName = signer.DisplayName,
                SignedAt = append.At,
            });
        });
        return outcome;
    }

    /// <summary>Takes an identification back; it stays, and the statement falls back to "presumptive".</summary>
    public Appending Withdraw(Guid exhibitId, WithdrawalRequest request, Person signer)
    {
        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        Appending outcome = new Appending.Done(id);
        database.Append(append =>
        {
            if (append.Text(Standing, new { id = exhibitId.ToString() }) != request.IdentificationId.ToString() || append.Find<SignedIdentification>(request.IdentificationId) is not { Withdrawn: false } standing)
            {
                outcome = new Appending.Refused($"Identification {request.IdentificationId} does not stand for this exhibit.");
                return;
            }

            append.Insert(standing with
            {
                Id = id,
                Amends = standing.Id,
                Withdrawn = true,
                Statement = "The identification is withdrawn; the screening result stands.",
                Reason = request.Reason,
                Meaning = request.Meaning,
                ContentSha256 = SignedContent.Hash("withdrawal", standing.Id.ToString(), standing.ContentSha256, request.Reason),
                SignedBy = signer.AccountId,
                SignedName = signer.DisplayName,
                SignedAt = append.At,
            });
        });
        return outcome;
    }

    /// <summary>The checklists of an exhibit, oldest first.</summary>
    public static ImmutableArray<Recorded<SignedIdentification>> Of(Snapshot snapshot, Guid exhibitId) =>
        snapshot.Records<SignedIdentification>("WHERE exhibit_id = @id ORDER BY signed_at, id", new { id = exhibitId.ToString() });

    private static string? RefusalOf(EvidenceTransaction append, Guid exhibitId, IdentificationEvidence evidence, Guid? amends, Person signer)
    {
        string? standing = append.Text(Standing, new { id = exhibitId.ToString() });
        return standing != amends?.ToString()
                ? (standing is null ? $"There is no identification {amends} to be amended." : $"The exhibit has an identification already: amend {standing}, with a reason. It stays beside the new one.")
            : append.Any($"SELECT 1 FROM ({ReviewStore.MeasurementsOf}) AS own WHERE own.id = @measurement", new { accountId = signer.AccountId, measurement = evidence.MeasurementId.ToString() })
                ? "You had a part in this measurement: nobody identifies their own. Another chemist must."
            : null;
    }
}
