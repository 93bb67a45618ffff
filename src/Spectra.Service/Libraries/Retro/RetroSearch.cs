using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Spectra.Formats;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Roles;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Looks again at stored unknowns and past negatives with the libraries that answer now; an answer that changes becomes a new analysis and an alert, and the first one stays.</summary>
/// <param name="store">The measurements.</param>
/// <param name="work">The runs and their batches.</param>
/// <param name="identifier">What answers now.</param>
/// <param name="libraries">The libraries it answers from.</param>
/// <param name="shelf">Where former releases are found.</param>
/// <param name="pace">How much of the time is taken.</param>
/// <param name="raised">Told each alert once it is recorded.</param>
internal sealed class RetroSearch(MeasurementStore store, RetroStore work, Identifier identifier, ImmutableArray<ReferenceLibrary> libraries, LibraryShelf shelf, RetroPace pace, Action<AnswerAlert> raised) : IDisposable
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(30);

    private readonly string _named = JsonSerializer.Serialize(identifier.Engine.Libraries, ReportJson.Line.ImmutableArrayLibraryStatement);
    private readonly Dictionary<string, (LibraryDifference Difference, RetroScreen Screen)> _screens = new(StringComparer.Ordinal);

    /// <summary>Works through every batch that can be had.</summary>
    /// <param name="by">Who or what asks for it.</param>
    /// <param name="told">Told after each batch what was done so far, and how many spectra are still open.</param>
    /// <param name="cancellation">Calls it off between two spectra; what is recorded stays, and the rest is gone on with later.</param>
    /// <returns>What was done; null where there was nothing to do.</returns>
    /// <exception cref="EvidenceException">The record can't be read or written.</exception>
    public async Task<RetroTally?> RunAsync(string by, Action<RetroTally, long> told, CancellationToken cancellation)
    {
        if (work.Begin(_named, by) is not { } run)
        {
            return null;
        }

        RetroTally total = RetroTally.None;
        while (work.Claim(run) is { } batch)
        {
            total = total.Plus(await ExamineAsync(batch, cancellation));
            told(total, work.Open(run));
        }

        _ = work.End(run);
        return total;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((LibraryDifference difference, _) in _screens.Values)
        {
            difference.Dispose();
        }
    }

    private async Task<RetroTally> ExamineAsync(RetroBatch batch, CancellationToken cancellation)
    {
        try
        {
            ImmutableArray<StoredAnswer> answers = work.Answers(batch, _named);
            ConcurrentBag<StoredAnswer> unreadable = [];
            ConcurrentBag<(StoredAnswer Stored, Spectrum Spectrum)> candidates = [];
            foreach (StoredAnswer answer in answers)
            {
                _ = ScreenOf(answer.Libraries);
            }

            await Parallel.ForEachAsync(
                answers.GroupBy(static answer => answer.Sha256),
                new ParallelOptions { MaxDegreeOfParallelism = pace.Hands, CancellationToken = cancellation },
                async (file, stop) =>
                {
                    long start = Stopwatch.GetTimestamp();
                    Screen([.. file], candidates, unreadable);
                    await pace.RestAsync(Stopwatch.GetElapsedTime(start), stop);
                });
            int alerts = await IdentifyAsync(batch, [.. candidates.OrderBy(static candidate => candidate.Stored.MeasurementId)], unreadable, cancellation);
            RetroTally did = new(answers.Length, candidates.Count, unreadable.Count, alerts);
            work.Finish(batch, did);
            return did;
        }
        catch (OperationCanceledException)
        {
            work.Release(batch);
            throw;
        }
    }

    /// <summary>Screens the spectra of one file.</summary>
    private void Screen(ImmutableArray<StoredAnswer> ofFile, ConcurrentBag<(StoredAnswer Stored, Spectrum Spectrum)> candidates, ConcurrentBag<StoredAnswer> unreadable)
    {
        ImmutableArray<Spectrum> spectra = store.FindRaw(ofFile[0].Sha256) is { } bytes && SpectrumReader.Read(bytes, ofFile[0].FileName) is ReadResult.Accepted { File: { } file } ? file.Spectra : [];
        foreach (StoredAnswer stored in ofFile)
        {
            if (stored.Subfile >= spectra.Length)
            {
                unreadable.Add(stored);
            }
            else if (libraries[0].Recipe.Apply(spectra[stored.Subfile]) is Preparation.Ready ready && ScreenOf(stored.Libraries).CouldChange(ready.Spectrum, stored))
            {
                candidates.Add((stored, spectra[stored.Subfile]));
            }
        }
    }

    /// <summary>The screen for answers from other libraries; every one that a batch needs is made before its spectra are screened side by side.</summary>
    private RetroScreen ScreenOf(string? former)
    {
        string key = former ?? "";
        if (!_screens.TryGetValue(key, out (LibraryDifference Difference, RetroScreen Screen) found))
        {
            LibraryDifference difference = former is null ? LibraryDifference.Unknown : LibraryDifference.Of(former, libraries, shelf);
            found = (difference, new RetroScreen(libraries, difference));
            _screens.Add(key, found);
        }

        return found.Screen;
    }

    private async Task<int> IdentifyAsync(RetroBatch batch, ImmutableArray<(StoredAnswer Stored, Spectrum Spectrum)> candidates, ConcurrentBag<StoredAnswer> unreadable, CancellationToken cancellation)
    {
        int alerts = 0;
        long held = Stopwatch.GetTimestamp();
        foreach ((StoredAnswer stored, Spectrum spectrum) in candidates)
        {
            long start = Stopwatch.GetTimestamp();
            if (store.Find(stored.MeasurementId) is not { IsIntact: true } record)
            {
                unreadable.Add(stored);
            }
            else if (Identify(batch.RunId, stored, record, spectrum) is { } alert)
            {
                alerts++;
                raised(alert);
            }

            if (Stopwatch.GetElapsedTime(held) > RenewAfter)
            {
                work.Renew(batch);
                held = Stopwatch.GetTimestamp();
            }

            await pace.RestAsync(Stopwatch.GetElapsedTime(start), cancellation);
        }

        return alerts;
    }

    private AnswerAlert? Identify(Guid run, StoredAnswer stored, MeasurementRecord record, Spectrum spectrum)
    {
        Measurement measurement = record.Measurement;
        Analysis? former = record.Analyses.FirstOrDefault(analysis => analysis.Id == stored.AnalysisId);
        string? stated = record.CurrentRoleBasis == "corrected" ? RecordWords.Of(record.CurrentRole) : former?.RoleStated ?? measurement.RoleByDevice;
        InferredRole role = RoleInference.Infer(spectrum, stated is null ? MeasurementRole.Unknown : RecordWords.Role(stated));
        NewAnalysis analysis = AssessedSpectrum.AnalysisOf(identifier.Identify(measurement.FileName, stored.Subfile, stored.Sha256, spectrum, role)) with { RoleStated = stated, RequestedBy = "system:retro-search" };
        ImmutableArray<AnswerDifference> changes = (former is null ? Answer.None : Answer.Of(former.ReportJson)).DifferencesTo(Answer.Of(analysis.ReportJson));
        return changes.IsEmpty
            ? null
            : work.Append(run, stored, analysis, JsonSerializer.Serialize(changes, RetroJson.Default.ImmutableArrayAnswerDifference), Sentence(measurement, former, analysis));
    }

    private static string Sentence(Measurement measurement, Analysis? former, NewAnalysis now) =>
        $"The answer to '{measurement.FileName}' is another with the libraries that are in force now: it was {(former is null ? "not answered" : Named(former.VerdictKind, former.Ids))}, it is {Named(now.VerdictKind, now.Ids)}. The first answer stays in the record. {now.Statement}";

    private static string Named(string kind, ImmutableArray<string> ids) => ids.IsEmpty ? kind : $"{kind} ({string.Join(", ", ids)})";
}
