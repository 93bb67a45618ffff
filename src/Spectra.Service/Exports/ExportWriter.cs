using System.Diagnostics;
using System.Text;
using Spectra.Service.Exports.Report;
using Spectra.Service.Exports.Rows;

namespace Spectra.Service.Exports;

/// <summary>Writes a dossier in a form. The same dossier, form and issue give the same bytes.</summary>
internal static class ExportWriter
{
    /// <summary>A measurement; null where the form needs the spectrum, and it is not at hand.</summary>
    public static byte[]? Write(MeasurementDossier dossier, ExportForm form, ReportIssue issue) => form switch
    {
        ExportForm.Jcamp => Bytes(JcampExport.Of(dossier)),
        ExportForm.Animl => AnimlExport.Of(dossier),
        ExportForm.Csv => Bytes(CsvExport.Spectrum(dossier)),
        ExportForm.Json => JsonExport.Of(dossier),
        ExportForm.CaseUco => Bytes(CaseUcoExport.Of(dossier)),
        ExportForm.Ids => Bytes(IdsRow.File(SeizedSubstance.Of(dossier))),
        ExportForm.Cen => Bytes(CenRow.File(SeizedSubstance.Of(dossier))),
        ExportForm.Pdf => MeasurementReport.Write(dossier, issue),
        _ => throw new UnreachableException(),
    };

    /// <summary>A case without its persons and companies; null where the form is one of a single spectrum.</summary>
    public static byte[]? Write(CaseDossier dossier, ExportForm form, ReportIssue issue) => form switch
    {
        ExportForm.Json => JsonExport.Of(dossier),
        ExportForm.CaseUco => Bytes(CaseUcoExport.Of(dossier)),
        ExportForm.Ids => Bytes(IdsRow.File(SeizedSubstance.Of(dossier))),
        ExportForm.Cen => Bytes(CenRow.File(SeizedSubstance.Of(dossier))),
        ExportForm.Pdf => CaseReport.Write(dossier, issue),
        _ => null,
    };

    /// <summary>The media type of a form.</summary>
    public static string MediaType(ExportForm form) => form switch
    {
        ExportForm.Jcamp => "chemical/x-jcamp-dx",
        ExportForm.Animl => "application/xml",
        ExportForm.Json => "application/json",
        ExportForm.CaseUco => "application/ld+json",
        ExportForm.Pdf => "application/pdf",
        _ => "text/csv",
    };

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
