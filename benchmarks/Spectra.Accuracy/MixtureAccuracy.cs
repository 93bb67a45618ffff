using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Spectra.Libraries;
using Spectra.Mixtures;

namespace Spectra.Accuracy;

/// <summary>What the mixture analysis makes of every set, each on its own.</summary>
internal sealed class MixtureAccuracy(string corpus, ImmutableArray<ReferenceLibrary> libraries)
{
    private static readonly ImmutableArray<(string Set, int Every, bool OneOut)> Sets =
    [
        ("mixtures", 1, false), ("mixtures-foreign", 1, false), ("mixtures", 1, true), ("mixtures-foreign", 1, true), ("mission", 1, false), ("explosives", 1, false), ("degraded", 12, false), ("nomatch", 1, false),
    ];

    private readonly FrozenSet<string> _watched = WatchList.Of(libraries);

    /// <summary>The report in Markdown.</summary>
    public string Run(Action<string> progress)
    {
        StringBuilder text = new();
        text.AppendLine("# Mixtures");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project benchmarks/Spectra.Accuracy -- CORPUS mixtures`, engine {Engine.Version}, model {MixtureModel.Shipped.Version}, libraries condensed (without leave-out.csv) and explosives, {_watched.Count} watched substances.");
        text.AppendLine();
        text.AppendLine("The model was trained on these sets: figures of held-out folds are in its training record, below. All mixtures are semi-synthetic. \"One out\": one component of each query is taken out of the libraries.");
        text.AppendLine();
        text.AppendLine("| set | n | exact set (95 % interval) | F1 | mean error of shares | shares in their intervals | flagged as unexplained: all, those with an exact set | plain NNLS: exact, F1, error | median time |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        List<Outcome> mission = [];
        foreach ((string set, int every, bool oneOut) in Sets)
        {
            progress($"mixtures: {set}{(oneOut ? ", one out" : "")}");
            ImmutableArray<Outcome> outcomes = [.. MixtureCase.Read(corpus, set, libraries, every, oneOut).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Analyse)];
            AddRow(text, outcomes);
            mission.AddRange(set == "mission" ? outcomes : []);
        }

        AddMission(text, mission);
        text.AppendLine();
        text.AppendLine("## Training record of the model");
        text.AppendLine();
        foreach (string line in MixtureModel.Shipped.Training)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        }

        return text.ToString();
    }

    private Outcome Analyse(MixtureCase @case)
    {
        long start = Stopwatch.GetTimestamp();
        Mixture mixture = MixtureAnalysis.Analyse(@case.Query, libraries, new MixtureSettings { Watched = _watched, Without = @case.Without });
        return new Outcome(@case, mixture, PlainNonNegativeFit.Of(@case.Query, libraries, @case.Without), Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static void AddRow(StringBuilder text, ImmutableArray<Outcome> outcomes)
    {
        int exact = outcomes.Count(outcome => outcome.IsExact);
        (double low, double high) = Wilson(exact, outcomes.Length);
        double[] times = [.. outcomes.Select(outcome => outcome.Milliseconds).Order()];
        (double Error, bool Inside)[] shares = [.. outcomes.SelectMany(outcome => outcome.Errors())];
        double[] plain = [.. outcomes.SelectMany(outcome => outcome.PlainErrors())];
        string shareColumns = shares.Length == 0 ? "- | -" : string.Create(CultureInfo.InvariantCulture, $"{shares.Average(share => share.Error):F4} | {shares.Average(share => share.Inside ? 1.0 : 0):F3}");
        text.AppendLine(CultureInfo.InvariantCulture, $"| {outcomes[0].Case.Set} | {outcomes.Length} | {(double)exact / outcomes.Length:F3} ({low:F3}-{high:F3}) | {F1(outcomes, outcome => outcome.Named):F3} | {shareColumns} | {Flagged(outcomes)}, {Flagged([.. outcomes.Where(outcome => outcome.IsExact)])} | {outcomes.Average(outcome => outcome.IsPlainExact ? 1.0 : 0):F3}, {F1(outcomes, outcome => [.. outcome.Plain.Select(part => part.Key)]):F3}, {(plain.Length == 0 ? "-" : plain.Average().ToString("F4", CultureInfo.InvariantCulture))} | {times[times.Length / 2]:F0} ms |");
    }

    private void AddMission(StringBuilder text, List<Outcome> mission)
    {
        text.AppendLine();
        text.AppendLine("## Controlled and dangerous substances in diluents (mission)");
        text.AppendLine();
        text.AppendLine("| queries | n | named | named or possible | false alert (95 % interval) |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (IGrouping<string, Outcome> bin in mission.GroupBy(outcome => Bin(outcome.Case)).OrderBy(bin => bin.Key, StringComparer.Ordinal))
        {
            int n = bin.Count();
            int named = bin.Count(outcome => outcome.Case.Active is { } active && outcome.Named.Contains(active));
            int alerted = bin.Count(outcome => outcome.Case.Active is { } active && (outcome.Named.Contains(active) || outcome.Mixture.Possible.Any(possible => possible.Reference.Substance.Key == active)));
            int falsely = bin.Count(outcome => outcome.Named.Any(key => _watched.Contains(key) && !outcome.Case.Truth.Contains(key)) || outcome.Mixture.Possible.Any(possible => !outcome.Case.Truth.Contains(possible.Reference.Substance.Key)));
            (double low, double high) = Wilson(falsely, n);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {bin.Key} | {n} | {(double)named / n:F3} | {(double)alerted / n:F3} | {(double)falsely / n:F3} ({low:F3}-{high:F3}) |");
        }
    }

    private static string Flagged(ImmutableArray<Outcome> outcomes) =>
        outcomes.IsEmpty ? "-" : outcomes.Average(outcome => outcome.Mixture.HasUnexplained ? 1.0 : 0).ToString("F3", CultureInfo.InvariantCulture);

    private static string Bin(MixtureCase @case) => @case.Active is not { } active ? "diluents alone" : @case.Fractions[@case.Truth.IndexOf(active)] switch
    {
        < 0.1 => "active at 05-10 %",
        < 0.2 => "active at 10-20 %",
        _ => "active at 20-40 %",
    };

    private static double F1(ImmutableArray<Outcome> outcomes, Func<Outcome, ImmutableArray<string>> named) =>
        2.0 * outcomes.Sum(outcome => named(outcome).Count(outcome.Right.Contains)) / Math.Max(1, outcomes.Sum(outcome => named(outcome).Length + outcome.Expected));

    /// <summary>Wilson's score interval at 95 %.</summary>
    private static (double Low, double High) Wilson(int hits, int n)
    {
        const double Z = 1.959964;
        double p = (double)hits / n;
        double centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        double half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4.0 * n * n)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    private sealed record Outcome(MixtureCase Case, Mixture Mixture, ImmutableArray<(string Key, double Share)> Plain, double Milliseconds)
    {
        public ImmutableArray<string> Named { get; } = [.. Mixture.Components.Select(component => component.Reference.Substance.Key)];

        /// <summary>The components that the libraries hold.</summary>
        public ImmutableArray<string> Right { get; } = [.. Case.Truth.Where(key => key != Case.Without)];

        /// <summary>A list of several right answers to a pure sample counts as one.</summary>
        public int Expected => Case.Fractions.Length > 0 ? Right.Length : Math.Min(1, Right.Length);

        public bool IsExact => Named.Length == Expected && Named.All(Right.Contains);

        public bool IsPlainExact => Plain.Length == Expected && Plain.All(part => Right.Contains(part.Key));

        public IEnumerable<(double Error, bool Inside)> Errors() => Case.Without is not null ? [] :
            from component in Mixture.Components
            let at = Case.Truth.IndexOf(component.Reference.Substance.Key)
            where at >= 0 && at < Case.Fractions.Length
            let share = Case.Fractions[at]
            select (Math.Abs(component.Fraction - share), component.Low <= share && share <= component.High);

        public IEnumerable<double> PlainErrors() => Case.Without is not null ? [] :
            from part in Plain
            let at = Case.Truth.IndexOf(part.Key)
            where at >= 0 && at < Case.Fractions.Length
            select Math.Abs(part.Share - Case.Fractions[at]);
    }
}
