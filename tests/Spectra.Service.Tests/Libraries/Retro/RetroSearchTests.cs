using System.Collections.Immutable;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Libraries.Retro;

/// <summary>Stored unknowns against a newer release.</summary>
public sealed class RetroSearchTests : IDisposable
{
    private readonly RetroSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task OnlyTheAnswerThatTheNewSubstanceChangesBecomesAnAlertAndTheFirstAnswerStays()
    {
        Guid known = _site.Measure(1, 1);
        Guid unknown = _site.Measure(RetroSite.Known, 1);
        Analysis first = Assert.Single(_site.Store.Find(unknown)!.Analyses);
        Assert.Equal("no-match", first.VerdictKind);

        using RetroSearch search = _site.Search();
        RetroTally? done = await search.RunAsync("J. Doe", static (_, _) => { }, CancellationToken.None);

        Assert.Equal((2, 0, 1), (done!.Examined, done.Unreadable, done.Alerts));
        AlertView alert = Assert.Single(_site.Alerts());
        ImmutableArray<Analysis> analyses = _site.Store.Find(unknown)!.Analyses;
        Assert.Equal((unknown, (Guid?)first.Id, analyses[1].Id), (alert.MeasurementId, alert.FormerAnalysisId, alert.AnalysisId));
        Assert.Equal((first.ReportJson, $"s{RetroSite.Known}.jdx"), (analyses[0].ReportJson, Assert.Single(analyses[1].Ids)));
        Assert.Contains(alert.Changes, static change => change is { Field: "kind", Then: "no-match", Now: "presumptive-match" });
        Assert.Contains("The first answer stays in the record.", alert.Sentence, StringComparison.Ordinal);
        Assert.Single(_site.Store.Find(known)!.Analyses);
        Assert.Empty(AuditVerifier.Verify(_site.Folder).Findings);
    }

    [Fact]
    public async Task AnAlertsAnalysisIsThatOfAWholeIdentificationToTheByte()
    {
        Guid unknown = _site.Measure(RetroSite.Known, 2);
        using RetroSearch search = _site.Search();
        await search.RunAsync("J. Doe", static (_, _) => { }, CancellationToken.None);

        ImmutableArray<RerunOutcome> outcomes = new Rerun(_site.Store.Reader, [.. _site.First, .. _site.Second]).Of(_site.Store.Find(unknown)!);

        Assert.Equal(2, outcomes.Length);
        Assert.All(outcomes, static outcome => Assert.IsType<RerunOutcome.Identical>(outcome));
    }

    [Fact]
    public async Task WhatWasStoppedAfterAnAlertIsGoneOnWithAndNoAlertIsLostOrDoubled()
    {
        Guid[] unknown = [.. Enumerable.Range(0, 4).Select(day => _site.Measure(RetroSite.Known, day))];
        int raised = 0;
        using (RetroSearch stopped = _site.Search(_ => throw new InvalidOperationException($"stopped after alert {++raised}")))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => stopped.RunAsync("J. Doe", static (_, _) => { }, CancellationToken.None));
        }

        Assert.Single(_site.Alerts());
        using RetroSearch again = _site.Search();
        Assert.Null(_site.Work.Claim(RunOf(_site)));
        _site.Work.Release(new RetroBatch(RunOf(_site), 0, "", ""));
        RetroTally? done = await again.RunAsync("J. Doe", static (_, _) => { }, CancellationToken.None);

        Assert.Equal(3, done!.Alerts);
        Assert.Equal(unknown.Order(), _site.Alerts().Select(static alert => alert.MeasurementId).Order());
        Assert.All(unknown, id => Assert.Equal(2, _site.Store.Find(id)!.Analyses.Length));
        Assert.Null(await again.RunAsync("J. Doe", static (_, _) => { }, CancellationToken.None));
    }

    [Fact]
    public async Task WhereTheFormerReleaseIsNotAtHandEverySpectrumIsIdentifiedAgain()
    {
        _site.Measure(1, 1);
        _site.Measure(2, 1);
        using LibraryShelf empty = new(Path.Combine(_site.Folder, "none"));
        using RetroSearch search = new(_site.Store, _site.Work, RetroSite.IdentifierOf(_site.Second), _site.Second, empty, RetroPace.Full, static _ => { });

        RetroTally? done = await search.RunAsync("J. Doe", static (_, _) => { }, CancellationToken.None);

        Assert.Equal((2, 2), (done!.Examined, done.IdentifiedAgain));
    }

    [Fact]
    public void ABatchIsOneWorkersUntilItsLeaseIsOver()
    {
        Guid run = Guid.CreateVersion7();
        string elsewhere = "another-machine:1";
        _site.Database.Work(work => work.Execute(
            "INSERT INTO retro_batch (run_id, number, first_id, last_id, owner, leased_until, examined, identified_again, unreadable) VALUES (@run, 0, 'a', 'b', @elsewhere, @until, 0, 0, 0)",
            new { run = run.ToString(), elsewhere, until = UtcText.Of(work.At.AddMinutes(1)) }));
        Assert.Null(_site.Work.Claim(run));

        _site.Database.Work(work => work.Execute("UPDATE retro_batch SET leased_until = @until", new { until = UtcText.Of(work.At.AddMinutes(-1)) }));
        Assert.Equal(new RetroBatch(run, 0, "a", "b"), _site.Work.Claim(run));
        Assert.Null(_site.Work.Claim(run));
    }

    [Fact]
    public void WhatAKilledProcessOfThisMachineHadIsTakenAtOnce()
    {
        // No process has an id beyond the kernel's largest.
        Assert.True(RetroOwner.IsGone($"{Environment.MachineName}:{int.MaxValue}"));
        Assert.False(RetroOwner.IsGone(RetroOwner.Own));
        Assert.False(RetroOwner.IsGone($"another-machine:{int.MaxValue}"));
    }

    private static Guid RunOf(RetroSite site) => site.Database.Read(static snapshot => Assert.Single(snapshot.Records<RetroRun>("", new { })).Value.Id);
}
