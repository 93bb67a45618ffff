using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>A customs heading of the Harmonised System, edition 2022.</summary>
/// <param name="Code">For example 2915.24.</param>
/// <param name="Description">The heading's text.</param>
/// <param name="Source">Where it was read.</param>
public sealed record HarmonisedSystemCode(string Code, string Description, string Source)
{
    private static readonly ImmutableArray<string> Residual = ["2918.30", "2918.99", "2924.29", "2932.99", "2933.39"];

    /// <summary>Whether the heading gathers what has no heading of its own: such a code never identifies a substance.</summary>
    public bool IsResidual => IsResidualHeading(Code);

    /// <summary>Whether a heading of six digits, written as 2918.30, gathers what has none of its own.</summary>
    internal static bool IsResidualHeading(string heading) => Residual.Contains(heading);
}
