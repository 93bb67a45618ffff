using System.Data.Common;
using Dapper;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

public class DatabaseTests
{
    [Fact]
    public void ANewDataFolderIsMadeAndIsClean()
    {
        using TemporaryFolder folder = new();
        string inner = Path.Combine(folder.Path, "a", "b");

        Database.Open(inner, new SteppingClock()).Dispose();

        Assert.Empty(AuditVerifier.Verify(inner).Findings);
    }

    [Fact]
    public void AFolderThatCanNotBeMadeIsSaid()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("file"), "x");

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(Path.Combine(folder.Path, "file", "data"), new SteppingClock()));

        Assert.Contains(Path.Combine(folder.Path, "file", "data"), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADatabaseOfANewerVersionIsLeftAlone()
    {
        using FilledRecord record = new();
        record.Tamper("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-future.sql', '2030-01-01')");

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(record.Folder, new SteppingClock()));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("9999-future.sql", refusal.Message, StringComparison.Ordinal);
    }

    [SqliteTheory]
    [InlineData("this is no database at all, but long enough to have a header of a hundred bytes or so: lorem ipsum dolor sit amet")]
    public void AFileThatIsNoDatabaseIsSaid(string content)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File(Database.FileName), content);

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(folder.Path, new SteppingClock()));

        Assert.Contains("no database", refusal.Message, StringComparison.Ordinal);
    }

    [SqliteFact]
    public void AFullDiskFailsLoudlyAndLeavesNothingHalfWritten()
    {
        using FilledRecord record = new();
        AuditReport before = record.Verify();
        using Database database = Database.Open(record.Folder, new SteppingClock());
        database.LimitPages();

        EvidenceException refusal = Assert.Throws<EvidenceException>(() =>
            new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.File(new string('x', 500_000)), [Some.Sample()]));

        Assert.Contains("is full", refusal.Message, StringComparison.Ordinal);
        AuditReport after = record.Verify();
        Assert.Empty(after.Findings);
        Assert.Equal(before.Events, after.Events);
    }

    [SqliteFact]
    public void ADatabaseHeldByAnotherProgramIsSaid()
    {
        using FilledRecord record = new();
        using Database database = Database.Open(record.Folder, new SteppingClock());
        database.DoNotWaitForLocks();
        using DbConnection other = record.Open();
        other.Execute("BEGIN IMMEDIATE");

        EvidenceException refusal = Assert.Throws<EvidenceException>(() =>
            new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("x")));

        Assert.Contains("held by another program", refusal.Message, StringComparison.Ordinal);
    }

    [SqliteFact]
    public void EvidenceIsWrittenThroughToTheDisk()
    {
        using FilledRecord record = new();
        using Database database = Database.Open(record.Folder, new SteppingClock());

        Assert.Equal(2L, database.Pragma("synchronous"));
        Assert.Equal("wal", database.Pragma("journal_mode"));
        Assert.Equal(1L, database.Pragma("foreign_keys"));
    }

    [Fact]
    public void ThePortableScriptsUseNoWordOfOneEngineAlone()
    {
        foreach (DbUp.Engine.SqlScript script in Migrations.ScriptsOf("sqlite").IntersectBy(Migrations.ScriptsOf("postgres").Select(static script => script.Contents), static script => script.Contents))
        {
            foreach (string word in (string[])["AUTOINCREMENT", "INSERT OR", "datetime(", "WITHOUT ROWID", "BLOB", "INTEGER ", " REAL"])
            {
                Assert.DoesNotContain(word, script.Contents, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void EveryEngineHasTheSameSteps() =>
        Assert.Equal(Migrations.ScriptsOf("sqlite").Select(static script => script.Name), Migrations.ScriptsOf("postgres").Select(static script => script.Name));

    [Fact]
    public void ASealThatCanNotBeFinishedAfterTheCommitIsNoFailureOfTheAppend()
    {
        using FilledRecord record = new();
        long before = record.Verify().Events;
        string inTheWay = record.SealPath + ".new";
        using Database database = Database.Open(record.Folder, new SteppingClock(), reached: step =>
        {
            if (step == AppendStep.Committed && record.Verify().Events == before + 3)
            {
                Directory.CreateDirectory(inTheWay);
            }
        });
        MeasurementStore store = new(database, new SteppingClock(), "0.1.0");

        RecordOutcome outcome = store.Begin(Some.Address).Record(Some.FileSetAside("first"));

        Assert.IsType<RecordOutcome.Recorded>(outcome);
        Assert.Contains("is recorded", database.UnsettledSeal, StringComparison.Ordinal);
        Assert.Empty(record.Verify().Findings);
        Assert.Equal(before + 3, record.Verify().Events);

        Directory.Delete(inTheWay);
        store.Begin(Some.Address).Record(Some.FileSetAside("second"));

        Assert.Null(database.UnsettledSeal);
        Assert.Empty(record.Verify().Findings);
        Assert.DoesNotContain(record.Verify().Notes, static note => note.Contains("interrupted", StringComparison.Ordinal));
    }
}
