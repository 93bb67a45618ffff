using Dapper;
using Spectra.Service.Accounts;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>What people and servers do with a record every day, and what an audit makes of it: nothing.</summary>
[Collection(nameof(TamperTests))]
public class HarmlessTests
{
    /// <summary>The server holds the records of all tests of a run: without a list it would go through thousands of tables.</summary>
    private static string OwnTables => TestEngine.IsPostgresql ? $" {string.Join(", ", SqlEdits.Tables)}" : "";

    private const int Operations = 200;
    private const int Seed = 5;

    [Fact]
    public void TwoHundredHarmlessOperationsGiveNoFinding()
    {
        using FilledRecord record = new();
        Random random = new(Seed);
        SteppingClock clock = new();
        using Database database = Database.Open(record.Folder, clock);
        for (int i = 0; i < Operations; i++)
        {
            string done = Do(random.Next(9), record, database, clock, i);
            AuditReport report = WholeAudit.Verify(record.Folder);
            Assert.True(report.IsClean, $"{i} {done}: {report.Sentence} {string.Join(' ', report.Findings.Select(static finding => finding.Sentence))}");
        }
    }

    [SqliteFact]
    public void AnOlderCopyOfDatabaseAndSealTogetherIsARollbackThatTheFolderAloneDoesNotTell()
    {
        using FilledRecord record = new();
        (byte[] database, byte[] seal, long events) = (File.ReadAllBytes(record.DatabasePath), File.ReadAllBytes(record.SealPath), record.Verify().Events);
        using (Database open = Database.Open(record.Folder, new SteppingClock()))
        {
            Append(open, new SteppingClock(), 0);
        }

        ChainHead noted = record.Verify().Head!;
        File.WriteAllBytes(record.DatabasePath, database);
        File.WriteAllBytes(record.SealPath, seal);

        // A known limit: it is intact as it was then.
        AuditReport rolledBack = WholeAudit.Verify(record.Folder);
        Assert.True(rolledBack.IsClean, rolledBack.Sentence);
        Assert.Equal(events, rolledBack.Events);

        // What was noted elsewhere tells it.
        AuditFinding finding = Assert.Single(WholeAudit.Verify(record.Folder, AuditDemands.None with { Head = $"{noted.Count} {noted.Hash}" }).Findings);
        Assert.Equal((AuditFindingKind.SealBroken, (long?)noted.Count), (finding.Kind, finding.Seq));
    }

    [Theory]
    [InlineData("{0} {1}", true)]
    [InlineData("{0}:{1}", true)]
    [InlineData("{0} 0000", false)]
    [InlineData("1 {1}", false)]
    [InlineData("{1}", false)]
    public void AHeadThatWasNotedMustBeInTheChain(string format, bool isIn)
    {
        using FilledRecord record = new();
        ChainHead noted = record.Verify().Head!;
        using (Database open = Database.Open(record.Folder, new SteppingClock()))
        {
            Append(open, new SteppingClock(), 0);
        }

        AuditReport report = WholeAudit.Verify(record.Folder, AuditDemands.None with { Head = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, noted.Count, noted.Hash) });

        Assert.Equal(isIn, report.IsClean);
    }

    private static string Do(int operation, FilledRecord record, Database database, TimeProvider clock, int i)
    {
        switch (operation)
        {
            case 0:
                RecordReader reader = RecordReader.Open(record.Folder);
                Assert.All(reader.List(5), static summary => Assert.True(summary.IsIntact));
                return "read";
            case 1 or 2:
                Append(database, clock, i);
                return "append";
            case 3:
                Database.Open(record.Folder, clock).Dispose();
                return "open";
            case 4:
                record.Tamper(TestEngine.IsPostgresql ? "CHECKPOINT;" : "PRAGMA wal_checkpoint(TRUNCATE)");
                return "checkpoint";
            case 5:
                record.Tamper($"VACUUM{OwnTables};");
                return "vacuum";
            case 6:
                record.Tamper(TestEngine.IsPostgresql ? $"REINDEX SCHEMA {record.Probe.Schema}" : "REINDEX;");
                return "reindex";
            case 7:
                record.Tamper($"ANALYZE{OwnTables};");
                return "analyze";
            default:
                CopyIsIntact(record);
                return "copy";
        }
    }

    private static void Append(Database database, TimeProvider clock, int i) =>
        new MeasurementStore(database, clock, "0.1.0").Begin(Some.Address).Record(Some.FileSetAside($"harmless {i}"));

    private static void CopyIsIntact(FilledRecord record)
    {
        using TemporaryFolder copy = new();
        foreach (string path in Directory.GetFiles(record.Folder, "*", SearchOption.AllDirectories).Where(static path => !path.EndsWith("-shm", StringComparison.Ordinal) && Path.GetFileName(path) != WriterLock.FileName))
        {
            PrivateCopy.Write(copy.File(Path.GetRelativePath(record.Folder, path)), File.ReadAllBytes(path));
        }

        AuditReport report = WholeAudit.Verify(copy.Path);
        Assert.True(report.IsClean, report.Sentence);
    }
}
