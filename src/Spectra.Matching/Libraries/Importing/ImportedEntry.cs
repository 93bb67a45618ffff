using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Spectra.Libraries.Importing;

/// <summary>What an import read of one spectrum, and what it found about it.</summary>
/// <param name="Entry">The entry as it would be released.</param>
/// <param name="File">The file in its source, with <c>/</c>: for a person to find it again.</param>
/// <param name="Formula">The molecular formula that the file states, in Hill order; null where none is stated.</param>
/// <param name="Form">What the name says of the form: <c>base</c>, <c>salt</c>, <c>hydrate</c>; null where it says nothing.</param>
/// <param name="ResolutionPerCentimetre">The optical resolution in cm-1 as stated; null where it is not.</param>
/// <param name="First">The lowest wavenumber in cm-1; null where the axis can't be read as one.</param>
/// <param name="Last">The highest wavenumber in cm-1; null where the axis can't be read as one.</param>
/// <param name="Points">How many points were measured; 0 where the file could not be read.</param>
/// <param name="Unit">The unit of the ordinates, stated or inferred; null where the file could not be read.</param>
/// <param name="Warnings">What the reader and the recipe doubted.</param>
/// <param name="Findings">What the checks found, heaviest first.</param>
public sealed record ImportedEntry(
    ReleaseEntry Entry,
    string File,
    string? Formula,
    string? Form,
    double? ResolutionPerCentimetre,
    double? First,
    double? Last,
    int Points,
    string? Unit,
    ImmutableArray<SpectrumWarning> Warnings,
    ImmutableArray<EntryFinding> Findings)
{
    /// <summary>The heaviest weight; null without findings.</summary>
    [JsonIgnore]
    public FindingWeight? Weight => Findings.IsEmpty ? null : Findings.Max(finding => finding.Weight);

    /// <summary>Whether it stays out of a release until somebody decides otherwise.</summary>
    public bool IsQuarantined => Weight == FindingWeight.Quarantined;
}
