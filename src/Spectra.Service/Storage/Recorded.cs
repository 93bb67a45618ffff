using System.Collections.Immutable;

namespace Spectra.Service.Storage;

/// <summary>A record as it stands now, with what it was and whether it is as it was recorded.</summary>
/// <typeparam name="T">The record's type.</typeparam>
/// <param name="Value">With every correction.</param>
/// <param name="Original">As it was first recorded.</param>
/// <param name="Corrections">What was corrected, oldest first.</param>
/// <param name="Findings">What is wrong with its rows, a sentence each.</param>
internal sealed record Recorded<T>(T Value, T Original, ImmutableArray<Correction> Corrections, ImmutableArray<string> Findings)
    where T : class
{
    /// <summary>Whether the rows shown are as they were recorded.</summary>
    public bool IsIntact => Findings.IsEmpty;
}
