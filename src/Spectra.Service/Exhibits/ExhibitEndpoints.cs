using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Cases;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Seizures.Numbers;
using Spectra.Service.Seizures.Sampling;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>Exhibits over the interface.</summary>
internal static class ExhibitEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/cases/{caseId}/exhibits", Add).Require(Permission.WriteCases).OfCase("caseId").WithSummary("Records an exhibit of a case");
        api.MapGet("/exhibits/{exhibitId}", Show).Require(Permission.ReadRecord).OfExhibit("exhibitId").WithSummary("An exhibit with what was done to it");
        api.MapPost("/exhibits/{exhibitId}/samplings", AddSampling).Require(Permission.WriteCases).OfExhibit("exhibitId").WithSummary("Records that a sub-sample was taken");
        api.MapPost("/exhibits/{exhibitId}/measurements", Attribute).Require(Permission.WriteCases).OfExhibit("exhibitId").WithSummary("Makes a measurement one of an exhibit");
        api.MapPost("/exhibits/{exhibitId}/custody", TransferAsync).Require(Permission.WriteCases).OfExhibit("exhibitId").TriesPasswords().WithSummary("Records a hand-over, signed with the password");
        api.MapPost("/exhibits/{exhibitId}/confirmations", Confirm).Require(Permission.RecordConfirmations).OfExhibit("exhibitId").WithSummary("Records what another technique or a laboratory found");
        api.MapPost("/exhibits/{exhibitId}/confirmations/{confirmationId}/corrections", CorrectConfirmation).Require(Permission.RecordConfirmations).OfExhibit("exhibitId").WithSummary("Corrects what another technique or a laboratory found; the old value stays");
        api.MapGet("/exhibits/{exhibitId}/assessment", Assess).Require(Permission.ReadRecord).OfExhibit("exhibitId").WithSummary("How far the statement goes, whether sub-samples agree, and whether the papers do");
        api.MapPost("/sampling-plans", Plan).Require(Permission.ReadRecord).WithSummary("How many packages to examine, by the guideline of UNODC and ENFSI");
        api.MapGet("/container-numbers/{text}", CheckContainer).Require(Permission.ReadRecord).WithSummary("A container number as it is typed");
        api.MapPost("/measurements/{measurementId}/instrument-answers", Answer).Require(Permission.WriteCases).OfMeasurement("measurementId").WithSummary("Records what the instrument itself answered");
    }

    private static Results<Created<IdView>, ProblemHttpResult> Add(Guid caseId, ExhibitRequest request, HttpContext context, ExhibitStore exhibits, TimeProvider time)
    {
        if (EnumWord.Find<ExhibitKind>(request.Kind) is not { } kind)
        {
            return new RequestFaults().Add("kind", $"'{request.Kind}' is none of {EnumWord.All<ExhibitKind>()}.").Problem()!;
        }

        Exhibit exhibit = new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            CaseId = caseId,
            ParentId = request.ParentId,
            Number = request.Number.Trim(),
            Code = request.Code?.Trim(),
            CodeKey = request.Code is { } code ? ExhibitCode.KeyOf(code) : null,
            Kind = kind,
            Description = request.Description,
            PhysicalForm = request.PhysicalForm,
            Colour = request.Colour,
            Packaging = request.Packaging,
            Marks = request.Marks,
            Packages = request.Packages,
            GrossQuantity = request.GrossQuantity,
            NetQuantity = request.NetQuantity,
            QuantityUnit = QuantityUnit.Find(request.QuantityUnit)?.Id ?? request.QuantityUnit,
            QuantityUncertainty = request.QuantityUncertainty,
            Scale = request.Scale,
            Seals = [.. request.Seals ?? []],
            Storage = request.Storage,
            Hazards = request.Hazards,
            RecordedBy = context.Person().AccountId,
            RecordedAt = time.GetUtcNow(),
        };
        return ExhibitRules.FaultsOf(exhibit).Problem() is { } problem ? problem : Appended.As(exhibits.Add(exhibit), $"/api/v1/exhibits/{exhibit.Id}");
    }

    private static Results<Etagged<ExhibitRecord>, ProblemHttpResult> Show(Guid exhibitId, HttpContext context, ExhibitStore exhibits) =>
        exhibits.Find(exhibitId) is { } found ? Etagged.Ok(context, found) : Problems.NotFound($"There is no exhibit {exhibitId}.");

    private static Results<Ok<ExhibitAssessment>, ProblemHttpResult> Assess(Guid exhibitId, HttpContext context, RecordReader reader, DatabaseReader database, ExhibitStore exhibits, AccessLog log)
    {
        if (ExhibitAssessment.Of(reader, database, exhibitId) is not { } assessment)
        {
            return Problems.NotFound($"There is no exhibit {exhibitId}.");
        }

        if (assessment.Status == IdentificationStatus.IdentifiedByChecklist)
        {
            ShownReviews.Note(context, log, exhibits.Find(exhibitId)!.Measurements);
        }

        return TypedResults.Ok(assessment);
    }

    private static Results<Ok<SamplingPlanView>, ProblemHttpResult> Plan(SamplingPlanRequest request)
    {
        SamplingModel? model = EnumWord.Find<SamplingModel>(request.Model ?? "hypergeometric");
        SamplingQuestion question = new(request.Population, request.Proportion, request.Confidence, request.AllowedNegatives);
        return model is null
                ? new RequestFaults().Add("model", $"'{request.Model}' is none of {EnumWord.All<SamplingModel>()}.").Problem()!
            : SamplingPlan.TryMake(question, model.Value, null, out SamplingPlan? plan, out string? fault)
                ? TypedResults.Ok(new SamplingPlanView(plan.SampleSize, plan.Sentence))
            : Problems.Unprocessable("sampling-question", fault!);
    }

    private static Ok<ContainerNumberView> CheckContainer(string text) =>
        TypedResults.Ok(ContainerNumberView.Of(ContainerNumber.Progress(text)));

    private static Results<Created<IdView>, ProblemHttpResult> AddSampling(Guid exhibitId, SamplingRequest request, HttpContext context, ExhibitStore exhibits, TimeProvider time) => Appended.As(
        exhibits.Add(new Sampling
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ExhibitId = exhibitId,
            SubSample = 0,
            Plan = request.Plan,
            Tool = request.Tool,
            MassMilligrams = request.MassMilligrams,
            Homogenised = request.Homogenised,
            ProtectiveEquipment = request.ProtectiveEquipment,
            Place = request.Place,
            Note = request.Note,
            SampledBy = context.Person().AccountId,
            SampledAt = request.SampledAt,
            RecordedBy = context.Person().AccountId,
            RecordedAt = time.GetUtcNow(),
        }),
        $"/api/v1/exhibits/{exhibitId}");

    private static Results<Created<IdView>, ProblemHttpResult> Attribute(Guid exhibitId, AttributionRequest request, HttpContext context, ExhibitStore exhibits, TimeProvider time) => Appended.As(
        exhibits.Add(new Attribution
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            MeasurementId = request.MeasurementId,
            ExhibitId = exhibitId,
            SamplingId = request.SamplingId,
            Reason = request.Reason,
            AttributedBy = context.Person().AccountId,
            AttributedAt = time.GetUtcNow(),
        }),
        $"/api/v1/exhibits/{exhibitId}");

    private static async Task<Results<Created<IdView>, ProblemHttpResult>> TransferAsync(Guid exhibitId, CustodyRequest request, HttpContext context, ExhibitStore exhibits, Signatures signatures, TimeProvider time)
    {
        Person person = context.Person();
        if (new RequestFaults().Add("sealIn", request.SealIn, SealNumber.Fault).Add("sealOut", request.SealOut, SealNumber.Fault).Problem() is { } problem)
        {
            return problem;
        }

        SignatureCheck check = await signatures.VerifyAsync(person, request.Password, context.Trace());
        return !check.IsValid
            ? Problems.Of(StatusCodes.Status403Forbidden, "not-signed", check.Sentence)
            : Appended.As(
                exhibits.Add(new CustodyTransfer
                {
                    Id = Guid.CreateVersion7(time.GetUtcNow()),
                    ExhibitId = exhibitId,
                    Step = 0,
                    FromHolder = request.FromHolder.Trim(),
                    ToHolder = request.ToHolder.Trim(),
                    Place = request.Place,
                    SealIn = request.SealIn,
                    SealOut = request.SealOut,
                    Purpose = request.Purpose,
                    Condition = request.Condition,
                    HappenedAt = request.HappenedAt,
                    Meaning = request.Meaning,
                    SignedBy = person.AccountId,
                    SignedName = person.DisplayName,
                    SignedAt = time.GetUtcNow(),
                    PreviousHash = "",
                    Hash = "",
                }),
                $"/api/v1/exhibits/{exhibitId}");
    }

    private static Results<Created<IdView>, ProblemHttpResult> Confirm(Guid exhibitId, ConfirmationRequest request, HttpContext context, ExhibitStore exhibits, TimeProvider time)
    {
        if (EnumWord.Find<ConfirmationResult>(request.Result) is not { } result)
        {
            return new RequestFaults().Add("result", $"'{request.Result}' is none of {EnumWord.All<ConfirmationResult>()}.").Problem()!;
        }

        Confirmation confirmation = new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ExhibitId = exhibitId,
            SamplingId = request.SamplingId,
            Technique = request.Technique,
            Result = result,
            Ids = [.. request.Ids ?? []],
            Laboratory = request.Laboratory,
            LaboratoryReference = request.LaboratoryReference,
            ReferenceMaterial = request.ReferenceMaterial,
            Agreement = "",
            ReportSha256 = request.ReportSha256,
            PerformedBy = request.PerformedBy,
            PerformedAt = request.PerformedAt,
            RecordedBy = context.Person().AccountId,
            RecordedAt = time.GetUtcNow(),
        };
        return ExhibitRules.FaultsOf(confirmation).Problem() is { } problem ? problem : Appended.As(exhibits.Add(confirmation), $"/api/v1/exhibits/{exhibitId}");
    }

    private static Results<Created<IdView>, ProblemHttpResult> CorrectConfirmation(Guid exhibitId, Guid confirmationId, ConfirmationCorrectionRequest request, HttpContext context, ExhibitStore exhibits, Corrections corrections) =>
        exhibits.CaseOf(exhibitId) is { } caseId
            ? Appended.As(corrections.Add(caseId, new CorrectionRequest(Corrections.OfConfirmation, confirmationId, request.Field, request.Reason, request.Value), context.Person().AccountId), $"/api/v1/exhibits/{exhibitId}")
            : Problems.NotFound($"There is no exhibit {exhibitId}.");

    private static Results<Created<IdView>, ProblemHttpResult> Answer(Guid measurementId, InstrumentAnswerRequest request, HttpContext context, ExhibitStore exhibits, TimeProvider time) => Appended.As(
        exhibits.Add(new InstrumentAnswer
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            MeasurementId = measurementId,
            Answer = request.Answer,
            Ids = [.. request.Ids ?? []],
            Source = "person",
            RecordedBy = context.Person().AccountId,
            RecordedAt = time.GetUtcNow(),
        }),
        $"/api/v1/measurements/{measurementId}");
}
