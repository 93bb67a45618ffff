using System.Collections.Frozen;

namespace Spectra.Benchmarks.Ratios;

/// <summary>What a ratio is to reach.</summary>
/// <param name="Full">The goal at the full number of rows.</param>
/// <param name="Quick">The goal at the quick run's number of rows.</param>
/// <param name="IsCeiling">Whether the ratio is to stay below the goal.</param>
internal sealed record RatioGoal(double Full, double Quick, bool IsCeiling = false)
{
    private static readonly FrozenDictionary<string, RatioGoal> All = new Dictionary<string, RatioGoal>
    {
        ["scan-vs-read"] = Of(0.95),
        ["scan-vs-faiss"] = Of(1.05),
        ["scan-vs-openblas"] = Of(1.3),
        ["scan-vs-mathnet"] = Of(5),
        ["scan-2threads"] = Of(1.7),
        ["int8-vs-faiss"] = Of(3),
        ["pruned-vs-faiss"] = new(30, 15),
        ["pruned-random-vs-faiss"] = new(15, 8),
        ["batch-vs-peak"] = Of(0.88),
        ["batch-vs-blas"] = Of(1.15),
        ["batch-vs-faiss"] = Of(1.1),
        ["batch64-vs-faiss"] = Of(4),
        ["pruned-batch-vs-faiss"] = new(12, 6),
        ["nnls50-vs-scipy"] = Of(20),
        ["nnls500-vs-scipy"] = Of(100),
        ["nnls500-counted-vs-scipy"] = Of(4),
        ["fused-shift-vs-single"] = new(1.5, 1.5, IsCeiling: true),
    }.ToFrozenDictionary();

    /// <summary>The goal of a ratio; null where it is measured for information.</summary>
    public static RatioGoal? For(string what) => All.GetValueOrDefault(what);

    public double At(bool quick) => quick ? Quick : Full;

    public bool IsMet(double ratio, bool quick) => IsCeiling ? ratio <= At(quick) : ratio >= At(quick);

    private static RatioGoal Of(double goal) => new(goal, goal);
}
