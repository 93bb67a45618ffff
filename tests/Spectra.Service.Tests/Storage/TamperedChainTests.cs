using System.Text.Json.Nodes;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

public class TamperedChainTests
{
    [Fact]
    public void ARowRemovedTogetherWithItsEventLeavesAGap()
    {
        using FilledRecord record = new();
        string id = record.Scalar<string>($"SELECT id FROM evidence_analysis ORDER BY {record.Written} LIMIT 1");
        long seq = record.Scalar<long>($"SELECT seq FROM evidence_event WHERE row_id = '{id}'");

        record.TamperWithoutTraceInTheSchema($"DELETE FROM evidence_analysis WHERE id = '{id}'; DELETE FROM evidence_event WHERE row_id = '{id}'");

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal((AuditFindingKind.EventRemoved, (long?)seq), (finding.Kind, finding.Seq));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void TheLastRowsRemovedWithTheirEventsAreMissedByTheSeal(int count)
    {
        using FilledRecord record = new();
        long last = record.Scalar<long>("SELECT MAX(seq) FROM evidence_event");
        string condition = $"(SELECT row_id FROM evidence_event WHERE seq > {last - count})";

        record.TamperWithoutTraceInTheSchema(string.Join(';', EvidenceTables.Covered.Append((EvidenceTables.NominalParty, "id", "")).Select(table => $"DELETE FROM {table.Item1} WHERE {table.Item2} IN {condition}"))
            + $"; DELETE FROM evidence_event WHERE seq > {last - count}");

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal((AuditFindingKind.SealBroken, (long?)(last - count + 1)), (finding.Kind, finding.Seq));
    }

    [Fact]
    public void TwoEventsThatChangedPlacesAreFound()
    {
        using FilledRecord record = new();

        record.TamperWithoutTraceInTheSchema("UPDATE evidence_event SET seq = 1000 WHERE seq = 4; UPDATE evidence_event SET seq = 4 WHERE seq = 7; UPDATE evidence_event SET seq = 7 WHERE seq = 1000");

        AuditReport report = record.Verify();
        Assert.Equal(4, report.First!.Seq);
        Assert.Contains(report.Findings, static finding => finding.Seq == 7);
    }

    [Fact]
    public void AnEventForgedWithAFittingHashStillBreaksTheChainAndTheSeal()
    {
        using FilledRecord record = new();
        record.Tamper($"""
            INSERT INTO evidence_event (site, seq, at_utc, kind, table_name, row_id, row_hash, previous_hash, hash)
            SELECT site, seq + 1, at_utc, kind, table_name, 'forged', row_hash, hash, hash FROM evidence_event ORDER BY seq DESC LIMIT 1
            """);

        AuditReport report = record.Verify();

        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.EventAltered);
        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.RowRemoved && finding.RowId == "forged");
        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.SealBroken);
    }

    [Fact]
    public void AnAlteredSealAMissingSealAndADamagedSealAreFound()
    {
        using FilledRecord record = new();
        string seal = File.ReadAllText(record.SealPath);

        JsonNode edited = JsonNode.Parse(seal)!;
        edited["sealed"]!["hash"] = new string('0', 64);
        File.WriteAllText(record.SealPath, edited.ToJsonString());
        Assert.Equal(AuditFindingKind.SealBroken, record.Verify().First!.Kind);

        File.WriteAllText(record.SealPath, seal[..^9]);
        Assert.Contains("damaged", Assert.Single(record.Verify().Findings).Sentence, StringComparison.Ordinal);

        File.Delete(record.SealPath);
        Assert.Contains("missing", Assert.Single(record.Verify().Findings).Sentence, StringComparison.Ordinal);
    }

    [SqliteFact]
    public void AnOlderCopyOfTheDatabaseIsMissedByTheSeal()
    {
        using FilledRecord record = new();
        byte[] old = File.ReadAllBytes(record.DatabasePath);
        using (Database database = Database.Open(record.Folder, new SteppingClock()))
        {
            new Service.Seizures.MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later"));
        }

        File.WriteAllBytes(record.DatabasePath, old);

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal(AuditFindingKind.SealBroken, finding.Kind);
        Assert.Contains("missing from the end", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ATamperedEndRefusesFurtherAppends()
    {
        using FilledRecord record = new();
        record.TamperWithoutTraceInTheSchema("DELETE FROM evidence_event WHERE seq = (SELECT MAX(seq) FROM evidence_event)");
        using Database database = Database.Open(record.Folder, new SteppingClock());

        EvidenceException refusal = Assert.Throws<EvidenceException>(() =>
            new Service.Seizures.MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later")));

        Assert.Contains("audit verify", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowWithAWellFormedEventOfAnotherSiteIsNoEvidence()
    {
        using FilledRecord record = new();
        ForgedEvent.AnalysisOf(record, record.Scalar<string>("SELECT measurement_id FROM evidence_analysis LIMIT 1"), "another site");

        AuditReport report = record.Verify();

        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.EventUnsealed && finding.Sentence.Contains("another site", StringComparison.Ordinal));
        Assert.Contains(report.Findings, static finding => (finding.Kind, finding.RowId) == (AuditFindingKind.RowInserted, "ffffffff-ffff-7fff-bfff-ffffffffffff"));
        Assert.Equal(2, report.Findings.Length);
    }
}
