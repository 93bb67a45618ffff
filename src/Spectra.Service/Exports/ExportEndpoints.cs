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
        api.MapPost("/measurements/{measurementId}/exports", ExportMeasurementAsync).Require(Permission.Export).OfMeasurement("measurementId").WithSummary("Takes a measurement out of the record in a form; it is recorded");
        api.MapPost("/cases/{caseId}/exports", ExportCaseAsync).Require(Permission.Export).OfCase("caseId").WithSummary("Takes a case out of the record in a form; it is recorded");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportMeasurementAsync(Guid measurementId, ExportRequest request, HttpContext context, DatabaseReader reader, Database database, IdentificationDesk desk, AccessLog log, Signatures signatures, TimeProvider time)
    {
        if (Faults(request, withPersonsIsPossible: false).Problem() is { } problem)
        {
            return problem;
        }

        if (await RefusalAsync(request, context, signatures, log, measurementId) is { } refusal)
        {
            return refusal;
        }

        ExportForm form = EnumWord.Find<ExportForm>(request.Form)!.Value;
        ShownReviews.Note(context, log, measurementId);
        return desk.Use((_, libraries) => new DossierReader(reader, libraries).Measurement(measurementId)) is not { } dossier
                ? Problems.NotFound($"There is no measurement {measurementId}.")
            : ExportWriter.Write(dossier, form, Issue(request, context, time)) is { } content
                ? Sent(request, form, content, null, measurementId, context, database, log, time)
            : Problems.Conflict("no-spectrum", "The spectrum is not at hand as it was recorded: this form can't be written. Run 'spectra audit verify'.");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportCaseAsync(Guid caseId, ExportRequest request, HttpContext context, DatabaseReader reader, Database database, PartyStore parties, IdentificationDesk desk, AccessLog log, Signatures signatures, TimeProvider time)
    {
        if (Faults(request, withPersonsIsPossible: true).Problem() is { } problem)
        {
            return problem;
        }

        if (request.WithPersons && !MaySeePersons(caseId, context))
        {
            return Problems.Refused(context, log, "no-nominal-data", "Persons and companies are for the officers of the case: the report can be had without them.", caseId);
        }

        if (await RefusalAsync(request, context, signatures, log, caseId) is { } refusal)
        {
            return refusal;
        }

        ExportForm form = EnumWord.Find<ExportForm>(request.Form)!.Value;
        if (desk.Use((_, libraries) => new DossierReader(reader, libraries).Case(caseId)) is not { } dossier)
        {
            return Problems.NotFound($"There is no case {caseId}.");
        }

        ShownReviews.Note(context, log, dossier.Exhibits.SelectMany(static exhibit => exhibit.Measurements).Select(static measured => measured.Record.Measurement.Id));

        if (request.WithPersons)
        {
            log.Append(AccessOutcome.NominalRead, context.Trace(), context.Person(), "in a report", caseId.ToString());
            return Sent(request, form, CaseReport.Write(dossier, Persons(parties, caseId), Issue(request, context, time)), caseId, null, context, database, log, time);
        }

        return ExportWriter.Write(dossier, form, Issue(request, context, time)) is { } content
            ? Sent(request, form, content, caseId, null, context, database, log, time)
            : Problems.Unprocessable("form", $"'{request.Form}' is a form of a single spectrum: take it from the measurement.");
    }

    private static FileContentHttpResult Sent(ExportRequest request, ExportForm form, byte[] content, Guid? caseId, Guid? measurementId, HttpContext context, Database database, AccessLog log, TimeProvider time)
    {
        Exchange exchange = Exchange.For(form, content, caseId, measurementId, request.Recipient, request.Purpose, context.Person().AccountId, time.GetUtcNow(), request.WithPersons);
        database.Append(append => append.Insert(exchange));
        log.Append(AccessOutcome.Exported, context.Trace(), context.Person(), request.Password is null ? exchange.Form : $"{exchange.Form}, authorised", (caseId ?? measurementId)?.ToString());
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

    /// <summary>Why who asks can't authorise what they ask for, which is not sent then; null where they can, or don't.</summary>
    private static async Task<ProblemHttpResult?> RefusalAsync(ExportRequest request, HttpContext context, Signatures signatures, AccessLog log, Guid subject) =>
        request.Password is not { } password ? null
        : context.Person().Of(Permission.Review) == Reach.None ? Problems.Refused(context, log, "may-not-authorise", "A report is authorised by who may sign reviews: leave the password out for a printout that nobody has authorised.", subject)
        : await signatures.VerifyAsync(context.Person(), password, context.Trace()) is { IsValid: false, Sentence: var sentence } ? Problems.Of(StatusCodes.Status403Forbidden, "not-signed", sentence)
        : null;

    private static ReportIssue Issue(ExportRequest request, HttpContext context, TimeProvider time) =>
        new(time.GetUtcNow(), request.Laboratory, request.Address, request.Customer, request.Password is null ? null : $"{context.Person().DisplayName}, with the password");

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
