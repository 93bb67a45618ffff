using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;

namespace Spectra.Accuracy;

/// <summary>Proves the detection limits: measured references, shifted by half a grid step, are spiked into spectra that do not hold them, at the stated share.</summary>
internal sealed class MixtureSpiking(string corpus, ImmutableArray<ReferenceLibrary> libraries)
{
    private const double Wanted = 0.95;

    private static readonly double[] Factors = [1, 1.5, 2, 3, 4, 6, 9];

    private readonly FrozenSet<string> _watched = WatchList.Of(libraries);

    /// <summary>Finds the least factor at which the spiked substance is found often enough, and writes it into the model.</summary>
    public void Run(string modelPath, Action<string> progress)
    {
        MixtureModel model = JsonSerializer.Deserialize(File.ReadAllText(modelPath), MixtureModelJson.Default.MixtureModel)!;
        ImmutableArray<MixtureCase> hosts =
        [
            .. MixtureCase.Read(corpus, "mission", libraries).Where(host => host.Active is null),
            .. MixtureCase.Read(corpus, "mixtures-foreign", libraries, every: 2),
        ];
        (ImmutableArray<double> Shares, ImmutableArray<bool> Found)[] spiked = [.. hosts.Select((host, i) => (host, i)).AsParallel().AsOrdered().Select(item => Spike(item.host, item.i))];
        List<string> found = [];
        double chosen = Factors[^1];
        for (int f = Factors.Length - 1; f >= 0; f--)
        {
            double share = spiked.Where(spike => spike.Shares[f] < 1).Average(spike => spike.Found[f] ? 1.0 : 0);
            double median = spiked.Select(spike => spike.Shares[f]).Order().ElementAt(spiked.Length / 2);
            found.Insert(0, string.Create(CultureInfo.InvariantCulture, $"factor {Factors[f]}: median limit {median:F3}, found {share:F3}"));
            chosen = share >= Wanted ? Factors[f] : chosen;
        }

        found.ForEach(progress);
        string record = $"detection limits: {spiked.Length} spikes of watched references, shifted by 1 cm-1, into diluents and mixtures-foreign; {string.Join("; ", found)}";
        MixtureModel updated = model with { LimitFactor = chosen, Training = [.. model.Training.Where(line => !line.StartsWith("detection limits", StringComparison.Ordinal)), record] };
        File.WriteAllText(modelPath, JsonSerializer.Serialize(updated, MixtureModelJson.Default.MixtureModel) + "\n");
    }

    private (ImmutableArray<double> Shares, ImmutableArray<bool> Found) Spike(MixtureCase host, int number)
    {
        MixtureProblem problem = new(host.Query, libraries);
        ImmutableArray<SetOfComponents> path = MixtureAnalysis.Path(problem, host.Query, MixtureSettings.Default);
        int size = MixtureAnalysis.Choose(path, MixtureModel.Shipped.Component, problem.Space.Count, 5);
        MixtureFit fit = size > 0 ? path[size - 1].Fit : MixtureFit.Of(problem, [], []);
        (ReferenceLibrary Library, int Row)[] rows =
        [
            .. libraries.SelectMany(library => Enumerable.Range(0, library.References.Length).Select(row => (library, row)))
                .Where(at => _watched.Contains(at.library.References[at.row].Substance.Key) && !host.Truth.Contains(at.library.References[at.row].Substance.Key)),
        ];
        (ReferenceLibrary spikedLibrary, int spikedRow) = rows[number % rows.Length];
        Candidate spike = problem.Find(spikedLibrary, spikedRow)!;
        double[] shares = [.. Factors.Select(factor => DetectionLimits.Of(problem, fit, spike, factor))];
        return ([.. shares], [.. shares.Select(share => share < 1 && IsFound(host, spike, share))]);
    }

    private bool IsFound(MixtureCase host, Candidate spike, double share)
    {
        double[] curve = ReferenceCurve.Scaled(spike.Library, spike.Row, host.Query.Coverage)!;
        double[] ordinates = host.Query.Ordinates.ToArray();
        (double low, double high) = (ordinates.Where(double.IsFinite).Min(), ordinates.Where(double.IsFinite).Max());
        for (int i = 0; i < ordinates.Length; i++)
        {
            double moved = (curve[i] + curve[Math.Max(0, i - 1)]) / 2;
            ordinates[i] = ((1 - share) * (ordinates[i] - low) / (high - low)) + (share * moved);
        }

        PreparedSpectrum spiked = new(host.Query.Grid, ordinates, host.Query.RecipeHash, host.Query.Technique, host.Query.Noise with { Deviation = host.Query.Noise.Deviation * (1 - share) / (high - low) }, []);
        Mixture mixture = MixtureAnalysis.Analyse(spiked, libraries, new MixtureSettings { Watched = _watched });
        string key = spike.Reference.Substance.Key;
        return mixture.Components.Any(component => component.Reference.Substance.Key == key) || mixture.Possible.Any(possible => possible.Reference.Substance.Key == key);
    }
}
