using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Libraries;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Governed libraries over the interface: from a draft to what answers. Nobody approves what they made.</summary>
internal static class ReleaseEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/libraries/governed", List).Require(Permission.ReadLibraries).WithSummary("The governed libraries");
        RouteGroupBuilder library = api.MapGroup("/libraries/{library}");
        library.MapGet("/imports", Imports).Require(Permission.ReadLibraries).WithSummary("What was imported into a library, oldest first");
        library.MapGet("/entry-decisions", Decisions).Require(Permission.ReadLibraries).WithSummary("What was decided of single entries, oldest first");
        library.MapPost("/entry-decisions", Decide).Require(Permission.ImportLibraries).WithSummary("Releases an entry from quarantine, or withdraws one, from the next draft on");
        library.MapGet("/releases", Releases).Require(Permission.ReadLibraries).WithSummary("The releases of a library, the latest first");
        library.MapPost("/releases", DraftAsync).Require(Permission.ImportLibraries).DisableRequestTimeout().WithSummary("Drafts the next release; it takes minutes, and its progress is told at /libraries/progress");
        library.MapGet("/releases/{number}", Show).Require(Permission.ReadLibraries).WithSummary("A release with its manifest, what it knows of itself, and its approvals");
        library.MapGet("/releases/{number}/difference", Difference).Require(Permission.ReadLibraries).WithSummary("Which entries a release adds, removes and changes against another");
        library.MapPost("/releases/{number}/verdict-changes", VerdictChangesAsync).Require(Permission.ApproveLibraries).DisableRequestTimeout().WithSummary("Which recorded verdicts a release would change; nothing is recorded");
        library.MapPost("/releases/{number}/approvals", ApproveAsync).Require(Permission.ApproveLibraries).TriesPasswords().WithSummary("Signs the approval of a release that others made");
        library.MapPost("/releases/{number}/activation", Activate).Require(Permission.ActivateLibraries).DisableRequestTimeout().WithSummary("Lets an approved release answer from now on");
        library.MapPost("/rollback", Rollback).Require(Permission.ActivateLibraries).DisableRequestTimeout().WithSummary("Lets the release answer again that answered before");
    }

    /// <summary>That there is no such release.</summary>
    public static ProblemHttpResult NoRelease(string library, int number) => Problems.NotFound($"There is no release {number} of a library '{library}'.");

    private static Ok<ImmutableArray<GovernedLibraryView>> List(ReleaseStore store) => TypedResults.Ok(store.All().Select(GovernedLibraryView.Of).ToImmutableArray());

    private static Ok<ImmutableArray<RecordedImport>> Imports(string library, ReleaseStore store) => TypedResults.Ok(store.Of(library).Imports);

    private static Ok<ImmutableArray<EntryDecision>> Decisions(string library, ReleaseStore store) => TypedResults.Ok(store.Of(library).Decisions);

    private static Results<Created<IdView>, ProblemHttpResult> Decide(string library, EntryDecisionRequest request, HttpContext context, ReleaseStore store, TimeProvider time)
    {
        EntryFate? fate = EnumWord.Find<EntryFate>(request.Decision);
        if (new RequestFaults()
            .Add("decision", fate is null ? $"'{request.Decision}' is none of {EnumWord.All<EntryFate>()}." : null)
            .Add("importId", fate == EntryFate.Released && request.ImportId is null ? "An entry is released from the quarantine of one import: say which." : null)
            .Problem() is { } problem)
        {
            return problem;
        }

        EntryDecision decision = new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Library = library,
            ImportId = request.ImportId,
            EntryId = request.EntryId,
            Decision = fate!.Value,
            Reason = request.Reason,
            DecidedBy = context.Person().AccountId,
            DecidedAt = time.GetUtcNow(),
        };
        return store.Of(library).IsUnknown ? Problems.NotFound($"There is no library '{library}'.") : Appended.As(store.Add(decision), $"/api/v1/libraries/{library}/entry-decisions");
    }

    private static Ok<Page<ReleaseItem>> Releases(string library, [Range(1, 200)] int? limit, [StringLength(200)] string? after, ReleaseStore store)
    {
        LibraryHistory history = store.Of(library);
        int before = int.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out int last) ? last : int.MaxValue;
        return TypedResults.Ok(Page<ReleaseItem>.Of(
            history.Releases.Where(release => release.Number < before).Reverse().Select(release => ReleaseItem.Of(history, release)),
            new PageRequest(limit, after),
            static item => item.Release.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Results<Etagged<ReleaseView>, ProblemHttpResult> Show(string library, int number, HttpContext context, ReleaseStore store) =>
        store.Of(library) is var history && history.Find(number) is { } release ? LibraryFault.OrProblem<Etagged<ReleaseView>>(() => Etagged.Ok(context, ReleaseView.Of(store.Folder, history, release))) : NoRelease(library, number);

    private static Results<Etagged<ReleaseDifference>, ProblemHttpResult> Difference(string library, int number, int? from, HttpContext context, ReleaseStore store)
    {
        LibraryHistory history = store.Of(library);
        if (history.Find(number) is not { } later || (from is { } named && history.Find(named) is null))
        {
            return NoRelease(library, from is { } wanted && history.Find(number) is not null ? wanted : number);
        }

        RecordedRelease? earlier = from is { } other ? history.Find(other) : history.Releases.FirstOrDefault(release => release.ManifestSha256 == later.PreviousSha256);
        return LibraryFault.OrProblem<Etagged<ReleaseDifference>>(() => Etagged.Ok(context, ReleaseDifference.Between(earlier is null ? [] : ReleaseContent.Of(store.Folder, earlier).Entries(), ReleaseContent.Of(store.Folder, later).Entries())));
    }

    private static Task<Results<Created<IdView>, ProblemHttpResult>> DraftAsync(string library, DraftRequest request, HttpContext context, ReleaseDrafting drafting, LiveProgress progress, TimeProvider time)
    {
        Person person = context.Person();
        return Task.Run(() => LibraryFault.OrProblem(() => Appended.As(
            drafting.Draft(library, [.. request.Imports.Distinct()], request.Reason, person, Telling(library, progress, time)), $"/api/v1/libraries/{library}/releases")));
    }

    private static async Task<Results<Ok<VerdictChangeReport>, ProblemHttpResult>> VerdictChangesAsync(
        string library, int number, VerdictChangeRequest request, ReleaseStore store, RecordReader reader, IdentificationDesk desk, LiveProgress progress, TimeProvider time, CancellationToken cancellation)
    {
        if (store.Of(library).Find(number) is not { } release)
        {
            return NoRelease(library, number);
        }

        if (ReferenceLibrary.Open(ReleaseContent.Of(store.Folder, release).LibraryPath) is not LibraryOpening.Opened { Library: { } opened })
        {
            return Problems.Conflict("release-altered", $"The library file of release {number} can't be opened: run 'spectra library verify {library}'.");
        }

        using (opened)
        {
            return opened.Sha256 != release.LibrarySha256
                ? Problems.Conflict("release-altered", $"The library file of release {number} is not the one that was recorded: run 'spectra library verify {library}'.")
                : TypedResults.Ok(await desk.RunAsync((_, libraries) => new VerdictChanges(reader, libraries).Of(opened, request.Most, Telling(library, progress, time), cancellation), cancellation));
        }
    }

    private static async Task<Results<Created<IdView>, ProblemHttpResult>> ApproveAsync(string library, int number, ApprovalRequest request, HttpContext context, ReleaseStore store, Signatures signatures, TimeProvider time)
    {
        if (store.Of(library).Find(number) is not { } release)
        {
            return NoRelease(library, number);
        }

        Person person = context.Person();
        SignatureCheck check = await signatures.VerifyAsync(person, request.Password, context.Trace());
        return check.IsValid
            ? Appended.As(ReleaseApprovals.Approve(store, release, request.ManifestSha256, request.Reason, request.Meaning, person, time.GetUtcNow()), $"/api/v1/libraries/{library}/releases/{number}")
            : Problems.Of(StatusCodes.Status403Forbidden, "not-signed", check.Sentence);
    }

    private static Results<Created<IdView>, ProblemHttpResult> Activate(string library, int number, ActivationRequest request, HttpContext context, ReleaseActivations activations, LibraryFollower follower) =>
        Followed(() => activations.Activate(library, number, request.Reason, context.Person().AccountId), follower, $"/api/v1/libraries/{library}/releases/{number}");

    private static Results<Created<IdView>, ProblemHttpResult> Rollback(string library, ActivationRequest request, HttpContext context, ReleaseActivations activations, LibraryFollower follower) =>
        Followed(() => activations.Rollback(library, request.Reason, context.Person().AccountId), follower, $"/api/v1/libraries/{library}/releases");

    private static Results<Created<IdView>, ProblemHttpResult> Followed(Func<Appending> activate, LibraryFollower follower, string path) => LibraryFault.OrProblem(() =>
    {
        Appending outcome = activate();
        if (outcome is Appending.Done)
        {
            follower.Look();
        }

        return Appended.As(outcome, path);
    });

    private static Action<ReleaseStep> Telling(string library, LiveProgress progress, TimeProvider time)
    {
        int told = -1;
        return step =>
        {
            int percent = (int)(100 * step.Done);
            if (percent != told)
            {
                told = percent;
                progress.Tell(new ProgressEvent(time.GetUtcNow(), ProgressEvent.OfLibrary, $"{library}: {step.Sentence}", null, null, percent, 100));
            }
        };
    }
}
