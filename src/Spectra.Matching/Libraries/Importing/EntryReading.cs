using System.Collections.Immutable;
using System.Security.Cryptography;
using Spectra.Confidence;
using Spectra.Formats;
using Spectra.Formats.Jcamp;
using Spectra.Formats.Sources;
using Spectra.Preprocessing;

namespace Spectra.Libraries.Importing;

/// <summary>Reads one file of a source: each spectrum of it becomes an entry with what the spectrum alone shows.</summary>
/// <remarks>The ids are those that the entries want; <see cref="EntryIds"/> makes them unique. A pure function of its arguments.</remarks>
public static class EntryReading
{
    /// <summary>The entries of a file, or the one entry of a file that can't be read.</summary>
    /// <param name="item">The file.</param>
    /// <param name="terms">What is stated of the whole import.</param>
    /// <param name="facts">What is known of substances.</param>
    /// <param name="recipe">The recipe that a release is built by.</param>
    public static ImmutableArray<ImportedEntry> Of(SourceItem item, ImportTerms terms, KnownSubstances facts, PreprocessingRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(recipe);
        if (item is SourceItem.Refused { Error: { } error })
        {
            return [Unread(Unnamed(item.Name, "", terms), item.Name, error)];
        }

        SourceItem.File file = (SourceItem.File)item;
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
        return SpectrumReader.Read(file.Content, file.Name, file.Index) switch
        {
            ReadResult.Accepted { File.Spectra: { } spectra } => [.. spectra.Select((spectrum, subfile) => Read(file, sha256, subfile, spectrum, terms, facts, recipe))],
            ReadResult.Refused { Error: { } refusal } => [Unread(Entry(file, sha256, 0, null, terms), file.Name, refusal)],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ImportedEntry Read(SourceItem.File file, string sha256, int subfile, Spectrum spectrum, ImportTerms terms, KnownSubstances facts, PreprocessingRecipe recipe)
    {
        ReleaseEntry entry = Entry(file, sha256, subfile, spectrum.Acquisition, terms);
        (PreparedSpectrum? prepared, PreparationRefusal? refusal) = recipe.Apply(spectrum) switch
        {
            Preparation.Ready ready => (ready.Spectrum, (PreparationRefusal?)null),
            Preparation.Refused refused => (null, refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        (double First, double Last)? range = PreprocessingRecipe.TryConvertUnits(spectrum, out Spectrum converted, out _) ? (converted.Axis.First, converted.Axis.Last) : null;
        IEnumerable<EntryFinding> findings =
        [
            .. refusal is null ? [] : new[] { new EntryFinding(refusal.Code, FindingWeight.Quarantined, refusal.Message, null) },
            .. LabelChecks.Of(entry.Name, entry.Cas, spectrum.Acquisition.Formula, facts),
            .. UnitSuspicion.Of(spectrum, prepared),
            .. StatementChecks.Of(entry, spectrum),
            .. prepared is null ? [] : Quality(QualityGate.Judge(prepared)),
        ];
        return new ImportedEntry(
            entry,
            file.Name,
            MolecularFormula.Parse(spectrum.Acquisition.Formula)?.ToString(),
            entry.Name is null ? null : StatedForm.Of(entry.Name),
            spectrum.Acquisition.ResolutionPerCentimetre,
            range?.First,
            range?.Last,
            spectrum.Count,
            spectrum.Unit.Id,
            [.. spectrum.Warnings.AddRange(prepared?.Warnings ?? []).Distinct()],
            [.. findings.OrderByDescending(finding => finding.Weight)]);
    }

    /// <summary>The quality gate was made for unknowns; of a reference it is worth a look where nothing at all could be seen in it.</summary>
    private static EntryFinding[] Quality(SpectrumQuality quality) => quality.Verdict == QualityVerdict.Usable
        ? []
        : [new EntryFinding(FindingCodes.Quality, quality.Verdict == QualityVerdict.Unusable && !quality.IsNotIdentifiable ? FindingWeight.Flagged : FindingWeight.Note, $"The quality gate calls it {(quality.Verdict == QualityVerdict.Unusable ? "unusable" : "marginal")}: {quality.Sentence}.", null)];

    private static ReleaseEntry Entry(SourceItem.File file, string sha256, int subfile, Acquisition? acquisition, ImportTerms terms)
    {
        IndexEntry? index = file.Index;
        string wanted = index?.Id ?? acquisition?.Cas ?? Path.GetFileName(file.Name);
        return Unnamed(file.Name, sha256, terms) with
        {
            Id = wanted,
            Subfile = subfile,
            Name = index?.Name ?? acquisition?.Title,
            Cas = index?.Cas ?? acquisition?.Cas,
            Technique = acquisition is null or { Technique: Technique.NotStated } ? null : JcampAcquisition.Word(acquisition.Technique),
            Phase = index?.Phase,
            Source = index?.Source ?? acquisition?.Origin ?? terms.Origin,
            TechniqueStated = index?.TechniqueStated,
            AxisUnit = index is { } axis && axis.AxisUnit != Spectra.AxisUnit.NotStated ? axis.AxisUnit.Id : null,
            Unit = index is { } unit && unit.Unit != OrdinateUnit.NotStated ? unit.Unit.Id : null,
        };
    }

    private static ReleaseEntry Unnamed(string file, string sha256, ImportTerms terms) =>
        new(Path.GetFileName(file), sha256, Path.GetFileName(file), 0, null, null, null, null, terms.Origin, terms.Licence);

    private static ImportedEntry Unread(ReleaseEntry entry, string file, ReadError error) =>
        new(entry, file, null, null, null, null, null, 0, null, [], [new EntryFinding(error.Id, FindingWeight.Quarantined, error.Message, null)]);
}
