using Spectra.Numerics;

namespace Spectra.Mixtures;

/// <summary>The numbers that the trained model sees. Misfits enter as ratios, so that a systematic error of the fit is its own yardstick.</summary>
internal static class MixtureFeatures
{
    public static readonly string[] ComponentNames = ["ln(drop/misfit)", "ln(gap/misfit)", "ln(share)", "ln(misfit/points)"];

    public static readonly string[] RemainderNames = ["ln(misfit/points)", "ln(residual)", "least log odds of a component", "ln(misfit/misfit with one more)", "least ln(gap/misfit)"];

    public static readonly string[] WatchedNames = ["ln(drop/misfit)", "ln(1 + cost/misfit)", "ln(share)", "ln(misfit/points)", "log odds in a larger set"];

    /// <summary>The features of each component of a set.</summary>
    public static double[][] OfComponents(SetOfComponents set, double points)
    {
        double total = set.Fit.Amplitudes.Sum();
        double misfit = Floored(set.Fit.Misfit);
        return
        [
            .. set.Evidence.Select((evidence, i) => new[]
            {
                Ratio(evidence.Drop, misfit),
                Ratio(evidence.Gap, misfit),
                PortableMath.Log(Math.Max(total > 0 ? set.Fit.Amplitudes[i] / total : 0, 1e-3)),
                PortableMath.Log(misfit / points),
            })
        ];
    }

    /// <summary>The features of what a set leaves unexplained.</summary>
    /// <param name="fit">The fit of the chosen set.</param>
    /// <param name="next">The misfit with one more component.</param>
    /// <param name="residual">The residual's share of the query's norm.</param>
    /// <param name="leastLogOdds">Those of the set's least certain component.</param>
    /// <param name="leastGap">The least feature of the gaps of the set's components.</param>
    /// <param name="points">The number of slopes.</param>
    public static double[] OfRemainder(MixtureFit fit, double next, double residual, double leastLogOdds, double leastGap, double points) =>
    [
        PortableMath.Log(Floored(fit.Misfit) / points),
        PortableMath.Log(Math.Max(residual, 1e-4)),
        Math.Clamp(leastLogOdds, -6, 6),
        PortableMath.Log(Floored(fit.Misfit) / Floored(next)),
        Math.Clamp(leastGap, -4, 2),
    ];

    /// <summary>The features of a watched substance beside a set.</summary>
    public static double[] OfWatched(WatchedEvidence watched, double misfit, double points) =>
    [
        Ratio(watched.Drop, Floored(misfit)),
        PortableMath.Log(1 + (Math.Max(0, watched.Cost) / Floored(misfit))),
        PortableMath.Log(Math.Max(watched.Share, 1e-3)),
        PortableMath.Log(Floored(misfit) / points),
        Math.Clamp(watched.LaterOdds, WatchedEvidence.NotChosen, -WatchedEvidence.NotChosen),
    ];

    private static double Ratio(double part, double whole) => Math.Max(PortableMath.Log(Math.Max(part, 1e-9) / whole), -8);

    private static double Floored(double misfit) => Math.Max(misfit, 1e-6);
}
