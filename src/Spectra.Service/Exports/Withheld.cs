using System.Collections.Immutable;
using System.Diagnostics;

namespace Spectra.Service.Exports;

/// <summary>What a form leaves out, for the log of what was sent.</summary>
internal static class Withheld
{
    private const string Persons = "persons and companies";

    private static readonly ImmutableArray<string> BesideSpectrum = [Persons, "case", "interceptions", "exhibit", "sampling", "custody", "reviews and opinions", "bytes received"];

    private static readonly ImmutableArray<string> BesideRow =
        [Persons, "officers", "case reference", "free text of every kind", "conveyance and container numbers", "seals", "transport documents", "coordinates", "declared value", "spectrum", "custody", "reviews and opinions", "bytes received"];

    /// <summary>The fields left out of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="withPersons">Whether it is the report with persons, the only one that has them.</param>
    public static ImmutableArray<string> From(ExportForm form, bool withPersons = false) => form switch
    {
        ExportForm.Jcamp or ExportForm.Csv => BesideSpectrum,
        ExportForm.Animl => [Persons, "interceptions", "sampling", "custody", "bytes received"],
        ExportForm.Json => [Persons, "bytes received"],
        ExportForm.CaseUco => [Persons, "names of officers", "holders in custody", "interceptions", "sampling", "spectrum", "bytes received"],
        ExportForm.Ids => [.. BesideRow, "route", "declared goods", "direction", "concealment"],
        ExportForm.Cen => BesideRow,
        ExportForm.Pdf => withPersons ? ["bytes received"] : [Persons, "bytes received"],
        _ => throw new UnreachableException(),
    };
}
