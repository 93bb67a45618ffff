using System.Collections.Immutable;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;

namespace Spectra.Service.Exports.Rows;

/// <summary>What both kinds of rows are made of: a substance by its number, in an exhibit of an interception.</summary>
/// <param name="Interception">Where and when; null where none is recorded.</param>
/// <param name="Exhibit">Of which item; null where the measurement belongs to none.</param>
/// <param name="Case">Of which case; null where there is none.</param>
/// <param name="Substance">What; the default where it has no number.</param>
/// <param name="Basis">What that rests on.</param>
internal sealed record SeizedSubstance(Interception? Interception, Exhibit? Exhibit, CaseFile? Case, CasNumber Substance, SubstanceBasis Basis)
{
    /// <summary>The substances of a measurement, one each; none where nothing is named.</summary>
    public static ImmutableArray<SeizedSubstance> Of(MeasurementDossier dossier) =>
        dossier.Place is not { } place ? [] : dossier.Identification is { } identification
            ? [new SeizedSubstance(Latest(place), place.Exhibit, place.Case, Number(identification.SubstanceId), SubstanceBasis.Identified)]
            : [.. (dossier.Report is { Verdict: { Kind: "presumptive-match" or "mixture" } verdict } ? verdict.Ids : []).Select(id =>
                new SeizedSubstance(Latest(place), place.Exhibit, place.Case, Number(id), SubstanceBasis.Presumptive))];

    /// <summary>The substances of a case: of each exhibit those of its latest measurement that names any, so that no quantity is counted twice.</summary>
    public static ImmutableArray<SeizedSubstance> Of(CaseDossier dossier) =>
        [.. dossier.Exhibits.SelectMany(static exhibit => exhibit.Measurements.Reverse().Select(Of).FirstOrDefault(static named => !named.IsEmpty, []))];

    private static Interception? Latest(ExhibitPlace place) => place.Interceptions is [.., { } latest] ? latest : null;

    private static CasNumber Number(string id) => CasNumber.TryParse(id, out CasNumber number) ? number : default;
}
