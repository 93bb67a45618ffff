using System.Data.Common;
using Dapper;
using Npgsql;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage;

/// <summary>A server that goes away, and writers on several machines.</summary>
public class PostgresConnectionTests
{
    [PostgresFact]
    public void EvidenceIsWrittenThroughToTheDisk()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        record.Tamper("ALTER ROLE spectra SET synchronous_commit = off");
        try
        {
            using Database database = Database.Open(record.Folder, new SteppingClock());

            Assert.Equal("on", database.Setting("synchronous_commit"));
        }
        finally
        {
            record.Tamper("ALTER ROLE spectra RESET synchronous_commit");
        }
    }

    [PostgresFact]
    public void AConnectionLostBetweenAppendsIsMadeAgain()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        using Database database = Database.Open(record.Folder, new SteppingClock());
        long before = record.Verify().Events;
        Assert.Equal(8, database.Read(static snapshot => snapshot.Connection.ExecuteScalar<long>("SELECT COUNT(*) FROM evidence_measurement")));
        record.Tamper($"SELECT pg_terminate_backend({database.ServerProcess()}, 5000)");

        Record(database, "later");

        Assert.Equal(before + 3, record.Verify().Events);
        Assert.True(record.Verify().IsClean);
    }

    [PostgresTheory]
    [InlineData(AppendStep.RowsInserted)]
    [InlineData(AppendStep.PendingSealed)]
    public void AConnectionLostInTheMiddleLeavesNothingAndTheNextAppendGoesOn(object step)
    {
        using FilledRecord record = FilledRecord.InPostgres();
        long before = record.Verify().Events;
        Database? writing = null;
        bool isDone = false;
        using Database database = writing = Database.Open(record.Folder, new SteppingClock(), reached: reached =>
        {
            if (!isDone && reached == (AppendStep)step)
            {
                isDone = true;
                record.Tamper($"SELECT pg_terminate_backend({writing!.ServerProcess()}, 5000)");
            }
        });

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Record(database, "lost"));

        Assert.Contains("nothing was written", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, record.Verify().Events);
        Assert.Empty(record.Verify().Findings);
        Assert.IsType<RecordOutcome.Recorded>(Record(database, "lost"));
        Assert.Equal(before + 3, record.Verify().Events);
        Assert.True(record.Verify().IsClean);
    }

    [PostgresFact(HasOwnSettings = true)]
    public void ACommitWhoseAnswerIsLostIsFoundToBeRecordedAndNotDoubled()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        using AnswerThief thief = new(new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString).Host!);
        RecordProbe.ConfigurePostgres(record.Folder, new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString) { Host = thief.Host, Pooling = false }.ConnectionString);
        long before = record.Verify().Events;
        using Database database = Database.Open(record.Folder, new SteppingClock());
        thief.Arm();

        RecordOutcome outcome = Record(database, "later");

        Assert.IsType<RecordOutcome.Recorded>(outcome);
        Assert.Equal((1, null), (thief.Stolen, database.UnsettledSeal));
        AuditReport after = record.Verify();
        Assert.Equal((before + 3, true), (after.Events, after.IsClean));
        Assert.DoesNotContain(after.Notes, static note => note.Contains("interrupted", StringComparison.Ordinal));
        Assert.IsType<RecordOutcome.AlreadyRecorded>(Record(database, "later"));
    }

    [PostgresFact(HasOwnSettings = true)]
    public void TheKeyIsIntroducedOnceThoughTheAnswerToTheFirstAppendIsLost()
    {
        using TemporaryFolder folder = new();
        using AnswerThief thief = new(new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString).Host!);
        RecordProbe.ConfigurePostgres(folder.Path, new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString) { Host = thief.Host, Pooling = false }.ConnectionString);
        using Database database = Database.Open(folder.Path, new SteppingClock());
        thief.Arm();

        Assert.IsType<RecordOutcome.Recorded>(Record(database, "first"));
        Assert.IsType<RecordOutcome.Recorded>(Record(database, "second"));

        Assert.Equal((1, 1L), (thief.Stolen, new RecordProbe(folder.Path).Scalar<long>("SELECT COUNT(*) FROM evidence_signer")));
        AuditReport report = AuditVerifier.Verify(folder.Path);
        Assert.True(report.IsClean, report.Sentence);
        Assert.Empty(report.Notes);
        Assert.Equal(3 + 1 + 3, report.Events);
    }

    [PostgresFact(HasOwnSettings = true)]
    public void AChangeOfTheKeyWhoseAnswerIsLostIsSealedByTheNewKey()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        using AnswerThief thief = new(new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString).Host!);
        RecordProbe.ConfigurePostgres(record.Folder, new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString) { Host = thief.Host, Pooling = false }.ConnectionString);
        long before = record.Verify().Events;
        using (Database database = Database.Open(record.Folder, new SteppingClock(), signers: SignerChoice.Former(record.Folder)))
        {
            using FileSealSigner successor = FileSealSigner.Make(record.Folder);
            thief.Arm();

            database.ChangeKey(successor, "the server was moved", "J. Doe");

            Assert.Equal((1, null, successor.Key.Fingerprint), (thief.Stolen, database.UnsettledSeal, new SealFile(record.Folder).Read()!.Key));
        }

        using (Database next = Database.Open(record.Folder, new SteppingClock()))
        {
            Record(next, "later");
        }

        Assert.Equal((before + 1 + 3, true), (record.Verify().Events, record.Verify().IsClean));
    }

    [PostgresFact(HasOwnSettings = true)]
    public void ACommitThatCanNotBeLookedUpIsSaidToBeUnknownAndSettledAtTheNextOpening()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        using AnswerThief thief = new(new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString).Host!);
        RecordProbe.ConfigurePostgres(record.Folder, new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString) { Host = thief.Host, Pooling = false }.ConnectionString);
        long before = record.Verify().Events;
        using (Database database = Database.Open(record.Folder, new SteppingClock()))
        {
            thief.ArmAndHangUp();

            EvidenceException unknown = Assert.Throws<EvidenceException>(() => Record(database, "later"));

            Assert.Contains("whether it was recorded is not known", unknown.Message, StringComparison.Ordinal);
            Assert.Equal(Obstacle.Unavailable, unknown.Obstacle);
        }

        RecordProbe.ConfigurePostgres(record.Folder, PrivatePostgres.ConnectionString);
        Database.Open(record.Folder, new SteppingClock()).Dispose();
        AuditReport after = record.Verify();
        Assert.Equal((before + 3, true), (after.Events, after.IsClean));
        Assert.DoesNotContain(after.Notes, static note => note.Contains("interrupted", StringComparison.Ordinal));
    }

    [PostgresFact(HasOwnSettings = true)]
    public void AUserWhoMayNotMakeTheSchemaIsToldAndGoesOnInOneThatIsMadeForHim()
    {
        using TemporaryFolder folder = new();
        string user = $"limited_{Guid.NewGuid():N}";
        using NpgsqlConnection administrator = new(PrivatePostgres.ConnectionString);
        administrator.Open();
        administrator.Execute($"CREATE ROLE {user} LOGIN");
        RecordProbe.ConfigurePostgres(folder.Path, new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString) { Username = user }.ConnectionString);

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(folder.Path, new SteppingClock()));
        string schema = SiteFile.Read(folder.Path)!.Schema;
        administrator.Execute($"CREATE SCHEMA {schema} AUTHORIZATION {user}");
        using Database database = Database.Open(folder.Path, new SteppingClock());
        Record(database, "content");

        Assert.Equal(Obstacle.NoPermission, refusal.Obstacle);
        Assert.Contains(schema, refusal.Message, StringComparison.Ordinal);
        AuditReport report = AuditVerifier.Verify(folder.Path);
        Assert.Equal((3 + 1, 0), (report.Events, report.Findings.Length));
    }

    [PostgresFact]
    public void AWriterOnAnotherMachineWaitsAndIsToldWhenItLastsTooLong()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        using TemporaryFolder elsewhere = new();
        foreach (string file in Directory.GetFiles(record.Folder, "*", SearchOption.AllDirectories))
        {
            PrivateCopy.Write(elsewhere.File(Path.GetRelativePath(record.Folder, file)), File.ReadAllBytes(file));
        }

        EvidenceException? refusal = null;
        using (Database database = Database.Open(record.Folder, new SteppingClock(), reached: step =>
        {
            if (step is AppendStep.RowsInserted or AppendStep.Committed)
            {
                // Also between the commit and the seal: the other would write its pending head under this one's.
                refusal = Assert.Throws<EvidenceException>(() => Database.Open(elsewhere.Path, new SteppingClock(), TimeSpan.FromMilliseconds(20)));
            }
        }))
        {
            Record(database, "later");
        }

        Assert.Equal(Obstacle.Unavailable, refusal!.Obstacle);
        Assert.Contains("Another program has been writing", refusal.Message, StringComparison.Ordinal);
        Database.Open(elsewhere.Path, new SteppingClock(), TimeSpan.FromSeconds(5)).Dispose();
    }

    [PostgresFact(HasOwnSettings = true)]
    public void AServerThatDoesNotAnswerIsNoFaultOfTheRecordAndThePasswordIsNeverSaid()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        RecordProbe.ConfigurePostgres(record.Folder, "Host=/nowhere;Database=spectra;Username=port;Password=hush4711");

        AuditReport report = record.Verify();
        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(record.Folder, new SteppingClock()));

        Assert.Empty(report.Findings);
        Assert.Equal((Obstacle.Unavailable, Obstacle.Unavailable), (report.NotChecked!.Obstacle, refusal.Obstacle!.Value));
        Assert.All([report.Sentence, refusal.ToString()], static text => Assert.DoesNotContain("hush4711", text, StringComparison.Ordinal));
        Assert.Contains("can't be reached", refusal.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void ValuesComeBackFromBothEnginesBitForBit()
    {
        using FilledRecord file = new();
        using FilledRecord server = FilledRecord.InPostgres();
        foreach (FilledRecord record in (FilledRecord[])[file, server])
        {
            using Database database = Database.Open(record.Folder, new SteppingClock());
            database.Append(append =>
            {
                foreach ((string id, double energy, string note) in (ReadOnlySpan<(string, double, string)>)[("a", double.MaxValue, "Grüße\u0301, 你好 🧪"), ("b", double.Epsilon, "a\0b\uD800"), ("c", -0.0, " \t\r\n"), ("d", double.NegativeInfinity, ""), ("e", 0.1 + 0.2, "'; DROP")])
                {
                    append.Insert(new EvidenceRow(EvidenceTables.Session).With("id", id).With("address", note).With("serial", note).With("started_at", SteppingClock.Start).With("energy", energy).With("engine_version", "0"));
                }
            });
            Assert.True(record.Verify().IsClean, record.Verify().Sentence);
        }

        Assert.Equal(Hashes(file), Hashes(server));
    }

    private static List<string> Hashes(FilledRecord record) => DatabaseReader.Open(record.Folder).Read(static snapshot =>
    {
        using DbDataReader reader = (DbDataReader)snapshot.Connection.ExecuteReader("SELECT * FROM evidence_session WHERE length(id) = 1 ORDER BY id");
        List<string> hashes = [];
        while (reader.Read())
        {
            hashes.Add(CanonicalEncoding.Hash(EvidenceTables.Session, StoredRow.Of(reader).Columns));
        }

        Assert.Equal(5, hashes.Count);
        return hashes;
    });

    private static RecordOutcome Record(Database database, string content) => new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside(content));
}
