using System.ComponentModel.DataAnnotations;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Exhibits;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>Reviews over the interface. A signature is the password again, with name, time and meaning.</summary>
internal static class ReviewEndpoints
{
    private static readonly string[] Conclusions = ["agrees", "disagrees", "cannot-judge"];

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/reviews/queue", Queue).Require(Permission.Review).WithSummary("What waits for a chemist, the most dangerous and doubtful first");
        api.MapGet("/measurements/{measurementId}/reviews", Read).Require(Permission.ReadRecord).OfMeasurement("measurementId").WithSummary("Reviews and opinions; that a chemist read them is recorded, for an opinion after that is not blind");
        api.MapPost("/measurements/{measurementId}/opinions", GiveOpinionAsync).Require(Permission.Review).OfMeasurement("measurementId").TriesPasswords().WithSummary("Signs a second opinion");
        api.MapPost("/measurements/{measurementId}/reviews", ReviewAsync).Require(Permission.Review).OfMeasurement("measurementId").TriesPasswords().WithSummary("Signs a review");
        api.MapGet("/exhibits/{exhibitId}/identifications", ReadIdentifications).Require(Permission.ReadRecord).OfExhibit("exhibitId").WithSummary("The signed checklists of an exhibit");
        api.MapPost("/exhibits/{exhibitId}/identifications", IdentifyAsync).Require(Permission.Review).OfExhibit("exhibitId").TriesPasswords().WithSummary("Signs the checklist that lets an exhibit be called identified");
        api.MapPost("/exhibits/{exhibitId}/identifications/withdrawal", WithdrawAsync).Require(Permission.Review).OfExhibit("exhibitId").TriesPasswords().WithSummary("Takes an identification back");
    }

    private static Ok<ImmutableArray<QueuedMeasurement>> Queue([Range(1, 200)] int? limit, HttpContext context, ReviewQueue queue) =>
        TypedResults.Ok(queue.List(context.Person().AccountId, new PageRequest(limit, null).Count));

    private static Ok<ReviewsView> Read(Guid measurementId, HttpContext context, ReviewStore reviews, AccessLog log)
    {
        ShownReviews.Note(context, log, measurementId);
        return TypedResults.Ok(reviews.Of(measurementId));
    }

    private static Task<Results<Created<IdView>, ProblemHttpResult>> GiveOpinionAsync(Guid measurementId, OpinionRequest request, HttpContext context, ReviewStore reviews, Signatures signatures, TimeProvider time) => SignedAsync(
        context,
        signatures,
        request.Password,
        new RequestFaults().AddWord("conclusion", request.Conclusion, Conclusions).Add("reason", request.Reason, ScreeningFault).Add("meaning", request.Meaning, ScreeningFault),
        person => reviews.Add(new Opinion
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            MeasurementId = measurementId,
            AnalysisId = request.AnalysisId,
            Conclusion = request.Conclusion,
            Ids = [.. request.Ids ?? []],
            Reason = request.Reason,
            Blind = false,
            Meaning = request.Meaning,
            ContentSha256 = SignedContent.Hash("opinion", reviews.ReportHashOf(request.AnalysisId), request.Conclusion, string.Join(' ', request.Ids ?? []), request.Reason, request.Meaning),
            SignedBy = person.AccountId,
            SignedName = person.DisplayName,
            SignedAt = time.GetUtcNow(),
        }),
        $"/api/v1/measurements/{measurementId}/reviews");

    private static Task<Results<Created<IdView>, ProblemHttpResult>> ReviewAsync(Guid measurementId, ReviewRequest request, HttpContext context, ReviewStore reviews, Signatures signatures, TimeProvider time)
    {
        ReviewDecision? decision = EnumWord.Find<ReviewDecision>(request.Decision);
        RequestFaults faults = new RequestFaults()
            .Add("decision", decision is null ? $"'{request.Decision}' is none of {EnumWord.All<ReviewDecision>()}." : null)
            .Add("wording", request.Wording, ScreeningFault)
            .Add("reason", request.Reason, ScreeningFault)
            .Add("meaning", request.Meaning, ScreeningFault);
        foreach (CandidateDecision candidate in request.Candidates)
        {
            faults.Add("candidates", string.IsNullOrWhiteSpace(candidate.Id) || string.IsNullOrWhiteSpace(candidate.Reason) ? "Each candidate has an id and a reason why it is accepted or rejected." : ScreeningFault(candidate.Reason));
        }

        string candidates = JsonSerializer.Serialize([.. request.Candidates], ReviewJson.Default.ImmutableArrayCandidateDecision);
        return SignedAsync(
            context,
            signatures,
            request.Password,
            faults,
            person => reviews.Add(new Review
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                MeasurementId = measurementId,
                AnalysisId = request.AnalysisId,
                Amends = request.Amends,
                Decision = decision!.Value,
                Candidates = candidates,
                Wording = request.Wording,
                Reason = request.Reason,
                Meaning = request.Meaning,
                ContentSha256 = SignedContent.Hash("review", reviews.ReportHashOf(request.AnalysisId), request.Decision, candidates, request.Wording, request.Reason, request.Meaning),
                SignedBy = person.AccountId,
                SignedName = person.DisplayName,
                SignedAt = time.GetUtcNow(),
            }),
            $"/api/v1/measurements/{measurementId}/reviews");
    }

    private static Ok<ImmutableArray<Recorded<SignedIdentification>>> ReadIdentifications(Guid exhibitId, HttpContext context, DatabaseReader database, ExhibitStore exhibits, AccessLog log)
    {
        ShownReviews.Note(context, log, exhibits.Find(exhibitId)?.Measurements ?? []);
        return TypedResults.Ok(database.Read(snapshot => IdentificationStore.Of(snapshot, exhibitId)));
    }

    private static Task<Results<Created<IdView>, ProblemHttpResult>> IdentifyAsync(Guid exhibitId, IdentificationRequest request, HttpContext context, IdentificationStore identifications, Signatures signatures) =>
        SignedAsync(context, signatures, request.Password, new RequestFaults().Add("reason", request.Reason, ClaimFault), person => identifications.Sign(exhibitId, request, person), $"/api/v1/exhibits/{exhibitId}/identifications");

    private static Task<Results<Created<IdView>, ProblemHttpResult>> WithdrawAsync(Guid exhibitId, WithdrawalRequest request, HttpContext context, IdentificationStore identifications, Signatures signatures) =>
        SignedAsync(context, signatures, request.Password, new RequestFaults().Add("reason", request.Reason, ClaimFault).Add("meaning", request.Meaning, ClaimFault), person => identifications.Withdraw(exhibitId, request, person), $"/api/v1/exhibits/{exhibitId}/identifications");

    /// <summary>Signs: first what is wrong with the request, then the password, then the record.</summary>
    private static async Task<Results<Created<IdView>, ProblemHttpResult>> SignedAsync(HttpContext context, Signatures signatures, string password, RequestFaults faults, Func<Person, Appending> sign, string path)
    {
        if (faults.Problem() is { } problem)
        {
            return problem;
        }

        Person person = context.Person();
        SignatureCheck check = await signatures.VerifyAsync(person, password, context.Trace());
        return check.IsValid ? Appended.As(sign(person), path) : Problems.Of(StatusCodes.Status403Forbidden, "not-signed", check.Sentence);
    }

    private static string? ScreeningFault(string text) => ClaimLimit.FaultOfScreening(text) is { } claim ? $"The text {claim}" : null;

    private static string? ClaimFault(string text) => ClaimLimit.Fault(text) is { } claim ? $"The text {claim}" : null;
}
