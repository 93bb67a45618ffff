using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Audits all that a data folder holds: the record, and the accounts against the record.</summary>
internal static class WholeAudit
{
    /// <summary>Verifies a data folder without changing anything in it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="demands">What the record is held to from outside; nothing where null.</param>
    public static AuditReport Verify(string folder, AuditDemands? demands = null)
    {
        AuditReport record = AuditVerifier.Verify(folder, demands);
        if (record.Head is null)
        {
            // Without a record, or a seal to say whose it is, there is nothing to hold accounts against; that was said already.
            return record;
        }

        try
        {
            return record with { Findings = [.. record.Findings, .. AccountAudit.Findings(record.Folder)] };
        }
        catch (EvidenceException failure)
        {
            return record with { NotChecked = record.NotChecked ?? new NotChecked(failure.Obstacle ?? Obstacle.Unavailable, $"The accounts could not be held against the record. {failure.Message}") };
        }
    }
}
