using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectra.Libraries;
using Spectra.Mixtures;

namespace Spectra.Accuracy;

/// <summary>Trains the mixture model on the corpus's shared sets and writes it with its record.</summary>
/// <remarks>
/// One pass over the queries. The components' probability is trained on the best sets of every size; the unexplained remainder, the watched
/// substances and the intervals on the sets that the model in the assembly chooses, so that training twice in a row must change nothing
/// that matters. Folds hold whole substances.
/// </remarks>
internal sealed class MixtureTraining(string corpus, ImmutableArray<ReferenceLibrary> libraries)
{
    private const int Folds = 5;
    private const int LargestSet = 5;

    private readonly FrozenSet<string> _watched = WatchList.Of(libraries);

    /// <summary>Trains and writes.</summary>
    public void Run(string output, Action<string> progress)
    {
        progress($"{_watched.Count} watched substances in the libraries");
        ImmutableArray<Traced> traced = Trace(progress);
        LogisticModel[] byFold = [.. Enumerable.Range(0, Folds).Select(fold => ComponentModel(traced.Where(trace => trace.Case.Fold(Folds) != fold)))];
        LogisticModel component = ComponentModel(traced);
        List<string> record =
        [
            string.Create(CultureInfo.InvariantCulture, $"trained {DateTime.UtcNow:yyyy-MM-dd} by: dotnet run -c Release --project benchmarks/Spectra.Accuracy -- CORPUS train-mixtures"),
            string.Join("; ", traced.GroupBy(trace => trace.Case.Set).Select(set => $"{set.Key}: {set.Count()} queries")),
            $"{Folds} folds; all queries with the same active or largest component are in one fold; figures below are of the held-out folds",
        ];
        foreach (IGrouping<string, Traced> set in traced.Where(trace => trace.Case.Without is null && !trace.Case.Truth.IsEmpty).GroupBy(trace => trace.Case.Set))
        {
            int exact = set.Count(trace => trace.IsExact(byFold[trace.Case.Fold(Folds)]));
            record.Add(string.Create(CultureInfo.InvariantCulture, $"{set.Key}: exact set {(double)exact / set.Count():F3}"));
            progress(record[^1]);
        }

        Write(output, new MixtureOutcomes([.. traced.Select(trace => trace.Outcome)], _watched, Folds).Train(component, record, progress));
    }

    private static void Write(string output, MixtureModel model) =>
        File.WriteAllText(output, JsonSerializer.Serialize(model, MixtureModelJson.Default.MixtureModel) + "\n");

    private ImmutableArray<Traced> Trace(Action<string> progress)
    {
        List<Traced> all = [];
        foreach ((string set, int every, bool oneOut) in new[]
        {
            ("mixtures", 1, false), ("mixtures-foreign", 1, false), ("mission", 1, false), ("explosives", 1, false), ("degraded", 24, false), ("nomatch", 1, false), ("mixtures", 1, true), ("mixtures-foreign", 1, true),
        })
        {
            progress($"training: {set}{(oneOut ? ", one out" : "")}");
            all.AddRange(MixtureCase.Read(corpus, set, libraries, every, oneOut).AsParallel().AsOrdered().Select(Trace));
        }

        return [.. all];
    }

    private Traced Trace(MixtureCase @case)
    {
        MixtureProblem problem = new(@case.Query, libraries);
        MixtureSettings settings = new() { Without = @case.Without };
        ImmutableArray<SetOfComponents> path = MixtureAnalysis.Path(problem, @case.Query, settings);
        return new Traced(@case, [.. path.Select(set => new TracedSet(
            MixtureFeatures.OfComponents(set, problem.Space.Count),
            [.. set.Fit.Set.Select(candidate => @case.Truth.Contains(candidate.Reference.Substance.Key))]))], MixtureOutcome.Of(@case, problem, path, settings, _watched));
    }

    /// <summary>Trained on whole libraries only: with a component taken out, what stands for it is wrong by construction, and common.</summary>
    private static LogisticModel ComponentModel(IEnumerable<Traced> traced) => LogisticFit.Of(
        MixtureFeatures.ComponentNames,
        [.. traced.Where(trace => trace.Case.Without is null && !trace.Case.Truth.IsEmpty).SelectMany(trace => trace.Path).SelectMany(set => set.Features.Zip(set.IsTrue, (features, isTrue) => (features, isTrue, 1.0)))]);

    /// <summary>What of a path the training needs.</summary>
    private sealed record Traced(MixtureCase Case, ImmutableArray<TracedSet> Path, MixtureOutcome Outcome)
    {
        public bool IsExact(LogisticModel component)
        {
            int chosen = 0;
            for (int size = 1; size <= Math.Min(LargestSet, Path.Length); size++)
            {
                chosen = Array.TrueForAll(Path[size - 1].Features, features => component.LogOdds(features) >= 0) ? size : chosen;
            }

            return chosen == Math.Max(1, Case.Set is "explosives" or "degraded" ? 1 : Case.Truth.Length) && Path[chosen - 1].IsTrue.All(isTrue => isTrue);
        }
    }

    private sealed record TracedSet(double[][] Features, ImmutableArray<bool> IsTrue);
}
