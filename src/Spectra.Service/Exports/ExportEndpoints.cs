using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Cases;
using Spectra.Service.Exports.Report;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Storage;

namespace Spectra.Service.Exports;

/// <summary>What leaves the record over the interface: that it did, to whom and what for is recorded before it goes.</summary>
internal static class ExportEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/measurements/{measurementId}/exports", ExportMeasurement).Require(Permission.Export).OfMeasurement("measurementId").WithSummary("Takes a measurement out of the record in a form; it is recorded");
        api.MapPost("/cases/{caseId}/exports", ExportCase).Require(Permission.Export).OfCase("caseId").WithSummary("Takes a case out of the record in a form; it is recorded");
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> ExportMeasurement(Guid measurementId, ExportRequest request, HttpContext context, DatabaseReader reader, Database database, IdentificationDesk desk, AccessLog log, TimeProvider time)
    {
        if (Faults(request, withPersonsIsPossible: false).Problem() is { } problem)
        {
            return problem;
        }

        ExportForm form = EnumWord.Find<ExportForm>(request.Form)!.Value;
        ShownReviews.Note(context, log, measurementId);
        return new DossierReader(reader, desk.Libraries).Measurement(measurementId) is not { } dossier
                ? Problems.NotFound($"There is no measurement {measurementId}.")
            : ExportWriter.Write(dossier, form, Issue(request, time)) is { } content
                ? Sent(request, form, content, null, measurementId, context, database, log, time)
            : Problems.Conflict("no-spectrum", "The spectrum is not at hand as it was recorded: this form can't be written. Run 'spectra audit verify'.");
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> ExportCase(Guid caseId, ExportRequest request, HttpContext context, DatabaseReader reader, Database database, PartyStore parties, IdentificationDesk desk, AccessLog log, TimeProvider time)
    {
        if (Faults(request, withPersonsIsPossible: true).Problem() is { } problem)
        {
            return problem;
        }

        if (request.WithPersons && !MaySeePersons(caseId, context))
        {
            return Problems.Refused(context, log, "no-nominal-data", "Persons and companies are for the officers of the case: the report can be had without them.", caseId);
        }

        ExportForm form = EnumWord.Find<ExportForm>(request.Form)!.Value;
        if (new DossierReader(reader, desk.Libraries).Case(caseId) is not { } dossier)
        {
            return Problems.NotFound($"There is no case {caseId}.");
        }

        ShownReviews.Note(context, log, dossier.Exhibits.SelectMany(static exhibit => exhibit.Measurements).Select(static measured => measured.Record.Measurement.Id));

        if (request.WithPersons)
        {
            log.Append(AccessOutcome.NominalRead, context.Trace(), context.Person(), "in a report", caseId.ToString());
            return Sent(request, form, CaseReport.Write(dossier, Persons(parties, caseId), Issue(request, time)), caseId, null, context, database, log, time);
        }

        return ExportWriter.Write(dossier, form, Issue(request, time)) is { } content
            ? Sent(request, form, content, caseId, null, context, database, log, time)
            : Problems.Unprocessable("form", $"'{request.Form}' is a form of a single spectrum: take it from the measurement.");
    }

    private static FileContentHttpResult Sent(ExportRequest request, ExportForm form, byte[] content, Guid? caseId, Guid? measurementId, HttpContext context, Database database, AccessLog log, TimeProvider time)
    {
        Exchange exchange = Exchange.For(form, content, caseId, measurementId, request.Recipient, request.Purpose, context.Person().AccountId, time.GetUtcNow(), request.WithPersons);
        database.Append(append => append.Insert(exchange));
        log.Append(AccessOutcome.Exported, context.Trace(), context.Person(), exchange.Form, (caseId ?? measurementId)?.ToString());
        return TypedResults.File(content, ExportWriter.MediaType(form), $"{caseId ?? measurementId}.{Extension(form)}");
    }

    private static NominalParties Persons(PartyStore parties, Guid caseId) =>
        new([.. parties.Read(caseId).Select(static found => PartyView.Of(found.Party, found.Nominal, found.IsIntact))]);

    private static bool MaySeePersons(Guid caseId, HttpContext context) => context.Person().Of(Permission.ReadNominal) switch
    {
        Reach.Any => true,
        Reach.Own => context.RequestServices.GetRequiredService<CaseStore>().IsOf(caseId, context.Person().AccountId),
        _ => false,
    };

    private static RequestFaults Faults(ExportRequest request, bool withPersonsIsPossible) => new RequestFaults()
        .Add("form", EnumWord.Find<ExportForm>(request.Form) is null ? $"'{request.Form}' is none of {EnumWord.All<ExportForm>()}." : null)
        .Add("withPersons", request.WithPersons && (!withPersonsIsPossible || request.Form != "pdf") ? "Only the report of a case can name persons and companies." : null);

    private static ReportIssue Issue(ExportRequest request, TimeProvider time) => new(time.GetUtcNow(), request.Laboratory, request.Address, request.Customer, request.Authoriser);

    private static string Extension(ExportForm form) => form switch
    {
        ExportForm.Jcamp => "jdx",
        ExportForm.Animl => "animl",
        ExportForm.Json => "json",
        ExportForm.CaseUco => "jsonld",
        ExportForm.Pdf => "pdf",
        _ => "csv",
    };
}
