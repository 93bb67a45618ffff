using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Persons and companies of cases. Who asks for them is noted by the caller before they are given out.</summary>
internal sealed class PartyStore(Database database, CaseStore cases)
{
    /// <summary>Records who plays a part in a case; with <see cref="Party.Replaces"/>, instead of what was recorded before, which stays.</summary>
    public Appending Add(Party party, NominalParty nominal) => cases.Add(party.CaseId, party.Id, append =>
    {
        if (party.Replaces is { } replaced && append.Find<Party>(replaced)?.CaseId != party.CaseId)
        {
            return $"There is no party {replaced} in this case to be replaced.";
        }

        if (party.Replaces is { } former && append.Text("SELECT id FROM evidence_party WHERE replaces = @id", new { id = former.ToString() }) is { } latest)
        {
            return $"Party {former} was replaced by {latest} already: replace that one.";
        }

        append.Insert(party);
        append.InsertNominal(RecordShape<NominalParty>.Row(nominal));
        return null;
    });

    /// <summary>Who plays which part; those disposed of have none.</summary>
    public ImmutableArray<(Party Party, NominalParty? Nominal, bool IsIntact)> Read(Guid caseId) => database.Read(snapshot =>
        snapshot.Records<Party>("WHERE case_id = @id ORDER BY id", new { id = caseId.ToString() }).Select(party =>
        {
            NominalParty? nominal = new CheckedRows(snapshot).Stored(EvidenceTables.NominalParty, "WHERE id = @id", new { id = party.Value.Id.ToString() }) is [{ } row, ..]
                ? RecordShape<NominalParty>.Of(new RecordRow(row))
                : null;
            return (party.Value, nominal, party.IsIntact && (nominal is null || nominal.Commitment() == party.Value.Commitment));
        }).ToImmutableArray());

    /// <summary>Disposes of nominal data: the row is removed and overwritten on the disk; that it was there and what it hashed to stays.</summary>
    /// <param name="disposal">Of what, and on what ground.</param>
    public Appending Dispose(Disposal disposal)
    {
        Appending outcome = Record(disposal);
        if (outcome is Appending.Done)
        {
            Overwrite();
        }

        return outcome;
    }

    /// <summary>Overwrites on the disk what was disposed of.</summary>
    /// <returns>Whether it is done; where not, somebody was reading all the while, and the next disposal does it.</returns>
    public bool Overwrite() => database.OverwriteDeleted();

    /// <summary>Disposes of nominal data and leaves its bytes to <see cref="Overwrite"/>, which serves for many.</summary>
    /// <param name="disposal">Of what, and on what ground.</param>
    public Appending Record(Disposal disposal)
    {
        Appending outcome = new Appending.Done(disposal.Id);
        database.Append(append =>
        {
            if (append.Find<Party>(disposal.PartyId) is not { } party)
            {
                outcome = new Appending.NotFound($"There is no party {disposal.PartyId}.");
            }
            else if (append.Any("SELECT 1 FROM evidence_disposal WHERE party_id = @id", new { id = disposal.PartyId.ToString() }))
            {
                outcome = new Appending.Refused("It is disposed of already.");
            }
            else if (append.Text("SELECT change FROM evidence_hold WHERE case_id = @id ORDER BY changed_at DESC, id DESC LIMIT 1", new { id = party.CaseId.ToString() }) == "placed")
            {
                outcome = new Appending.Refused("A legal hold stands on the case: nothing of it may be disposed of until an auditor lifts it.");
            }
            else if (append.Text(CaseStore.StatusNow, new { id = party.CaseId.ToString() }) != "closed")
            {
                outcome = new Appending.Refused("The case is not closed: nominal data is kept while it is worked on. Its officers close it first.");
            }
            else
            {
                append.Insert(disposal);
                append.DisposeNominal(disposal.PartyId);
            }
        });
        return outcome;
    }
}
