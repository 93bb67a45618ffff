using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Cases over the interface.</summary>
internal static class CaseEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases", List).Require(Permission.ReadRecord).WithSummary("The cases, newest first");
        api.MapPost("/cases", Open).Require(Permission.OpenCases).WithSummary("Opens a case");
        api.MapGet("/cases/{caseId}", Show).Require(Permission.ReadRecord).OfCase("caseId").WithSummary("A case with what belongs to it, without nominal data");
        api.MapPost("/cases/{caseId}/status", ChangeStatus).Require(Permission.WriteCases).OfCase("caseId").WithSummary("Says where a case stands");
        api.MapPost("/cases/{caseId}/officers", AddOfficerAsync).Require(Permission.WriteCases).OfCase("caseId").WithSummary("Makes a case another officer's too");
        api.MapPost("/cases/{caseId}/interceptions", AddInterception).Require(Permission.WriteCases).OfCase("caseId").WithSummary("Records where and in what it was stopped, and what was declared");
        api.MapPost("/cases/{caseId}/corrections", Correct).Require(Permission.WriteCases).OfCase("caseId").WithSummary("Corrects what was recorded; the old value stays");
        api.MapPost("/cases/{caseId}/holds", ChangeHold).Require(Permission.HoldCases).OfCase("caseId").WithSummary("Places or lifts a legal hold");
    }

    private static Ok<Page<Recorded<CaseFile>>> List([Range(1, 200)] int? limit, [StringLength(200)] string? after, CaseStore cases) =>
        TypedResults.Ok(Page<Recorded<CaseFile>>.Of(cases.List(new PageRequest(limit, after).Count + 1, Guid.TryParse(after, out Guid last) ? last : null), new PageRequest(limit, after), static found => found.Value.Id.ToString()));

    private static Results<Created<IdView>, ProblemHttpResult> Open(CaseRequest request, HttpContext context, CaseStore cases, TimeProvider time)
    {
        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        return Appended.As(
            cases.Open(new CaseFile
            {
                Id = id,
                Reference = request.Reference.Trim(),
                Agency = request.Agency,
                PortUnit = request.PortUnit,
                LegalBasis = request.LegalBasis,
                Classification = request.Classification,
                PenNumber = request.PenNumber,
                PicsNumber = request.PicsNumber,
                IonicsNumber = request.IonicsNumber,
                Note = request.Note,
                OpenedBy = context.Person().AccountId,
                OpenedAt = time.GetUtcNow(),
            }),
            $"/api/v1/cases/{id}");
    }

    private static Results<Etagged<CaseRecord>, ProblemHttpResult> Show(Guid caseId, HttpContext context, CaseStore cases) =>
        cases.Find(caseId) is { } found ? Etagged.Ok(context, found) : Problems.NotFound($"There is no case {caseId}.");

    private static Results<Created<IdView>, ProblemHttpResult> ChangeStatus(Guid caseId, StatusRequest request, HttpContext context, CaseStore cases, TimeProvider time) =>
        EnumWord.Find<CaseStatus>(request.Status) is not { } status
            ? new RequestFaults().Add("status", $"'{request.Status}' is none of {EnumWord.All<CaseStatus>()}.").Problem()!
            : Appended.As(
                cases.ChangeStatus(new CaseStatusChange { Id = Guid.CreateVersion7(time.GetUtcNow()), CaseId = caseId, Status = status, Reason = request.Reason, ChangedBy = context.Person().AccountId, ChangedAt = time.GetUtcNow() }),
                $"/api/v1/cases/{caseId}");

    private static async Task<Results<Created<IdView>, ProblemHttpResult>> AddOfficerAsync(Guid caseId, CaseOfficerRequest request, HttpContext context, CaseStore cases, AccountRegister accounts, Authorisations authorisations, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (await accounts.FindByNameAsync(request.UserName) is not { } account || !authorisations.RolesOf(account.Id, now).Contains(Role.Officer))
        {
            return Problems.Unprocessable("no-officer", $"'{request.UserName}' is nobody who is authorised as an officer now.");
        }

        Guid id = Guid.CreateVersion7(now);
        return Appended.As(
            cases.Add(
                caseId,
                id,
                new CaseOfficer { Id = id, CaseId = caseId, AccountId = account.Id, AddedBy = context.Person().AccountId, AddedAt = now },
                append => append.Any("SELECT 1 FROM evidence_case_officer WHERE case_id = @caseId AND account_id = @Id", new { caseId = caseId.ToString(), account.Id }) ? $"The case is one of '{request.UserName}' already." : null),
            $"/api/v1/cases/{caseId}");
    }

    private static Results<Created<IdView>, ProblemHttpResult> AddInterception(Guid caseId, InterceptionRequest request, HttpContext context, CaseStore cases, TimeProvider time)
    {
        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        Interception interception = request.Record(id, caseId, context.Person().AccountId, time.GetUtcNow());
        return InterceptionRules.FaultsOf(interception).Problem() is { } problem ? problem : Appended.As(cases.Add(caseId, id, interception), $"/api/v1/cases/{caseId}");
    }

    /// <summary>What a laboratory found is not the officers' to change, though it lies in their case.</summary>
    private static Results<Created<IdView>, ProblemHttpResult> Correct(Guid caseId, CorrectionRequest request, HttpContext context, Corrections corrections, AccessLog log) =>
        request.Record == Corrections.OfConfirmation && context.Person().Of(Permission.RecordConfirmations) == Reach.None
            ? Problems.Refused(context, log, "no-permission", "What another technique or a laboratory found is corrected by a chemist.", caseId)
            : Appended.As(corrections.Add(caseId, request, context.Person().AccountId), $"/api/v1/cases/{caseId}");

    private static Results<Created<IdView>, ProblemHttpResult> ChangeHold(Guid caseId, HoldRequest request, HttpContext context, CaseStore cases, AccessLog log, TimeProvider time)
    {
        if (EnumWord.Find<HoldChange>(request.Change) is not { } change)
        {
            return new RequestFaults().Add("change", $"'{request.Change}' is none of {EnumWord.All<HoldChange>()}.").Problem()!;
        }

        // Who placed a hold may be the one it binds: only who reaches every case lifts it.
        return change == HoldChange.Lifted && context.Person().Of(Permission.HoldCases) != Reach.Any
            ? Problems.Refused(context, log, "auditor-needed", "A legal hold is lifted by an auditor, not by the officers of the case.", caseId)
            : Appended.As(
                cases.ChangeHold(new Hold { Id = Guid.CreateVersion7(time.GetUtcNow()), CaseId = caseId, Change = change, Reason = request.Reason, ChangedBy = context.Person().AccountId, ChangedAt = time.GetUtcNow() }),
                $"/api/v1/cases/{caseId}");
    }
}
