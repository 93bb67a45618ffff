namespace Spectra.Service.Seizures.Techniques;

/// <summary>Two techniques that together are to identify a substance.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
internal sealed record TechniquePair(AnalyticalTechnique First, AnalyticalTechnique Second)
{
    /// <summary>Why two techniques, named by their words, do not suffice; null where they do.</summary>
    /// <remarks>SWGDRUG part III B 3.1: with a technique of category A at least one other of any category that exploits different properties. 3.2: without one of category A at least three, which a pair is not.</remarks>
    public static string? Fault(string first, string second) =>
        AnalyticalTechnique.Fault(first) ?? AnalyticalTechnique.Fault(second)
        ?? (AnalyticalTechnique.TryFind(first, out AnalyticalTechnique? one) && AnalyticalTechnique.TryFind(second, out AnalyticalTechnique? other) ? new TechniquePair(one, other).Fault() : null);

    /// <summary>Why the two do not suffice; null where they do.</summary>
    public string? Fault() =>
        !First.IsUncorrelatedWith(Second) ? $"{Capital(First.Name)} and {Second.Name} both rest on {string.Join(" and ", First.Properties.Intersect(Second.Properties, StringComparer.Ordinal))}: they are correlated and count as one technique. Use one that rests on something else."
        : First.Category != TechniqueCategory.A && Second.Category != TechniqueCategory.A ? $"Neither {First.Name} nor {Second.Name} is of category A: without one at least three techniques are needed, two of them uncorrelated and of category B."
        : null;

    /// <summary>What to know of the two; empty where there is nothing.</summary>
    public string Note => string.Join(" ", new[] { First.Note, Second.Note }.OfType<string>().Distinct());

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
