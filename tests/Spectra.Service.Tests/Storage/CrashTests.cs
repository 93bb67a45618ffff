using System.Diagnostics;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

public class CrashTests
{
    public static TheoryData<string> EveryStep() => [.. Enum.GetNames<AppendStep>()];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void AWriterKilledAtAnyStepLeavesACleanRecordThatGoesOn(string step)
    {
        using TemporaryFolder folder = new();
        using (Process writer = ChildProcess.Start(folder.Path, 3, step, "killed"))
        {
            Assert.True(writer.WaitForExit(60_000));
            Assert.NotEqual(0, writer.ExitCode);
        }

        // Rows of the session, the key and the decision rule, then bytes, measurement and analysis for each file.
        bool committed = Enum.Parse<AppendStep>(step) >= AppendStep.Committed;
        AuditReport left = AuditVerifier.Verify(folder.Path);
        Assert.Empty(left.Findings);
        Assert.Equal(3 + (3 * (committed ? 3 : 2)), left.Events);
        using Database database = Database.Open(folder.Path, new SteppingClock());
        MeasurementStore store = new(database, new SteppingClock(), "0.1.0");
        Assert.Equal(committed, store.Begin(Some.Address).Record(Some.File("killed 2"), [Some.Sample()]) is RecordOutcome.AlreadyRecorded);
        store.Begin(Some.Address).Record(Some.File("next"), [Some.Sample()]);
        AuditReport after = AuditVerifier.Verify(folder.Path);
        Assert.Empty(after.Findings);
        Assert.Empty(after.Notes);
    }

    [Fact]
    public void OpeningSettlesAnInterruptedWriteSoThatItsRowsCanNotBeTakenAwayUnseen()
    {
        using TemporaryFolder folder = new();
        using (Process writer = ChildProcess.Start(folder.Path, 1, nameof(AppendStep.Committed), "killed"))
        {
            Assert.True(writer.WaitForExit(60_000));
        }

        Assert.NotNull(new SealFile(folder.Path).Read()!.Pending);
        Database.Open(folder.Path, new SteppingClock()).Dispose();

        ChainSeal settled = new SealFile(folder.Path).Read()!;
        Assert.Null(settled.Pending);
        Assert.Equal(3 + 3, settled.Sealed.Count);
    }

    [Fact]
    public async Task TwoProcessesWriteToOneDataFolderInTurn()
    {
        using TemporaryFolder folder = new();
        using Process first = ChildProcess.Start(folder.Path, 25, "none", "first");
        using Process second = ChildProcess.Start(folder.Path, 25, "none", "second");
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        AuditReport report = AuditVerifier.Verify(folder.Path);
        Assert.Empty(report.Findings);
        Assert.Equal(2 + (2 * (1 + (25 * 3))), report.Events);
    }

    [Fact]
    public void AnAuditWhileAnotherProcessWritesRaisesNoFalseAlarm()
    {
        using TemporaryFolder folder = new();
        Database.Open(folder.Path, new SteppingClock()).Dispose();
        using Process writer = ChildProcess.Start(folder.Path, 60, "none", "busy");
        long events = 0;
        while (!writer.HasExited)
        {
            AuditReport report = AuditVerifier.Verify(folder.Path);
            Assert.Empty(report.Findings);
            Assert.True(report.Events >= events, "An event that was there is gone.");
            events = report.Events;
        }

        Assert.Equal(0, writer.ExitCode);
        Assert.Equal(3 + (60 * 3), AuditVerifier.Verify(folder.Path).Events);
    }

    [Fact]
    public void AWriterThatFindsTheFolderHeldRefusesWithASentence()
    {
        using TemporaryFolder folder = new();
        using Database database = Database.Open(folder.Path, new SteppingClock(), TimeSpan.FromMilliseconds(30));
        using FileStream other = WriterLock.Take(folder.Path, TimeSpan.Zero);

        EvidenceException refusal = Assert.Throws<EvidenceException>(() =>
            new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("x")));

        Assert.Contains("Another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, AuditVerifierWithoutLock(folder.Path, other).Events);
    }

    private static AuditReport AuditVerifierWithoutLock(string folder, FileStream held)
    {
        held.Dispose();
        return AuditVerifier.Verify(folder);
    }

    [Fact]
    public void OfTwoCorrectionsAtTheSameTimeTheSecondNamesTheFirst()
    {
        using TemporaryFolder folder = new();
        using Database other = Database.Open(folder.Path, TimeProvider.System);
        MeasurementStore second = new(other, TimeProvider.System, "0.1.0");
        Guid id = Assert.IsType<RecordOutcome.Recorded>(second.Begin(Some.Address).Record(Some.File("content"), [Some.Sample()])).Ids[0];
        Thread correction = new(() => second.CorrectRole(id, MeasurementRole.Blank, "no, the empty crystal", "J. Doe"));
        using (Database database = Database.Open(folder.Path, TimeProvider.System, reached: step =>
        {
            if (step == AppendStep.RowsInserted)
            {
                // The first correction is written and not committed: the second begins now, and has come as far as it can when it waits for the lock.
                correction.Start();
                Assert.True(SpinWait.SpinUntil(() => correction.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(30)));
            }
        }))
        {
            new MeasurementStore(database, TimeProvider.System, "0.1.0").CorrectRole(id, MeasurementRole.Check, "film taken for a sample", "J. Doe");
        }

        correction.Join();
        Assert.Equal([("sample", "check"), ("check", "blank")], second.Find(id)!.Corrections.Select(static correction => (correction.OldValue!, correction.NewValue!)));
    }
}
