using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>A harmonised classification under the Globally Harmonised System.</summary>
/// <param name="Signal">Danger or Warning.</param>
/// <param name="Codes">The hazard statement codes, for example H225.</param>
/// <param name="Source">Where it was read.</param>
public sealed record GhsClassification(string Signal, ImmutableArray<string> Codes, string Source)
{
    /// <summary>Whether the entry speaks of the phlegmatised substance only.</summary>
    public bool IsForPhlegmatised => Source.Contains("phlegmatised", StringComparison.Ordinal);

    /// <summary>Whether one of the codes, suffixes such as the d of H361d left aside, is among the given ones.</summary>
    public bool HasAny(params ReadOnlySpan<string> codes)
    {
        foreach (string code in codes)
        {
            if (Codes.Any(own => own.StartsWith(code, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
