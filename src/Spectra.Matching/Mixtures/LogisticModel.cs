using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Numerics;

namespace Spectra.Mixtures;

/// <summary>A logistic regression: the log odds are a constant plus a weight times each feature.</summary>
/// <param name="Features">The names of the features, in order.</param>
/// <param name="Weights">One a feature.</param>
/// <param name="Constant">The constant.</param>
internal sealed record LogisticModel(ImmutableArray<string> Features, ImmutableArray<double> Weights, double Constant)
{
    /// <summary>A model as it is stored.</summary>
    public static LogisticModel Read(JsonElement model) => new(model.Texts("features"), model.Numbers("weights"), model.Number("constant"));

    /// <summary>The log odds.</summary>
    public double LogOdds(ReadOnlySpan<double> features)
    {
        double sum = Constant;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * features[i];
        }

        return sum;
    }

    /// <summary>The probability, 1 / (1 + e^-odds).</summary>
    public double Probability(ReadOnlySpan<double> features) => 1 / (1 + PortableMath.Exp(-Math.Clamp(LogOdds(features), -30, 30)));
}
