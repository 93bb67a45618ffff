using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Release files over the interface, and whose are taken.</summary>
internal static class ReleaseFileEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/libraries/{library}/releases/{number}/file", ExportAsync).Require(Permission.ImportLibraries).DisableRequestTimeout().WithSummary("A release in one signed file, for a post without a line");
        api.MapPost("/library-releases", ReceiveAsync).Require(Permission.ImportLibraries).TakesLibraries().WithSummary("Takes a signed release file of a site whose key is trusted; what answers stays");
        api.MapGet("/release-keys", Keys).Require(Permission.ReadLibraries).WithSummary("The keys whose release files are taken, or were");
        api.MapPost("/release-keys", Trust).Require(Permission.ActivateLibraries).WithSummary("Trusts the key of another site; whoever does can't bring its files");
        api.MapPost("/release-keys/{fingerprint}/end", Distrust).Require(Permission.ActivateLibraries).WithSummary("Takes no more files of a key");
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ExportAsync(string library, int number, HttpContext context, ReleaseStore store, AccessLog log)
    {
        LibraryHistory history = store.Of(library);
        if (history.Find(number) is not { } release)
        {
            return ReleaseEndpoints.NoRelease(library, number);
        }

        if (!history.IsApproved(release))
        {
            return Problems.Conflict("not-approved", $"Release {number} of the library '{library}' is not approved: other sites get approved ones only.");
        }

        FileStream file = Scrap();
        try
        {
            using ISealSigner signer = SiteSigner.Open(store.Folder);
            await Task.Run(() => ReleaseFile.Write(file, ReleaseContent.Of(store.Folder, release), history.ApprovalsOf(release), signer));
            log.Append(AccessOutcome.Exported, context.Trace(), context.Person(), "a library release", release.Id.ToString());
            file.Position = 0;
            return TypedResults.File(file, "application/octet-stream", string.Create(CultureInfo.InvariantCulture, $"{library}-{number}{ReleaseFile.Extension}"));
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            await file.DisposeAsync();
            return Problems.Conflict("release-altered", failure.Message);
        }
    }

    private static async Task<Results<Created<IdView>, ProblemHttpResult>> ReceiveAsync(bool? asFirst, HttpContext context, ReleaseReception reception, CancellationToken cancellation)
    {
        Person person = context.Person();
        string path = Path.Combine(Path.GetTempPath(), $"spectra-{Guid.CreateVersion7():N}{ReleaseFile.Extension}");
        try
        {
            await using (FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await context.Request.Body.CopyToAsync(file, cancellation);
            }

            return await Task.Run(() => LibraryFault.OrProblem(() => Appended.As(reception.Receive(path, asFirst ?? false, person.AccountId), "/api/v1/libraries/governed")), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Ok<ImmutableArray<ReleaseKey>> Keys(ReleaseStore store) => TypedResults.Ok(store.Keys());

    private static Results<Created<IdView>, ProblemHttpResult> Trust(TrustRequest request, HttpContext context, TrustedKeys keys) =>
        Appended.As(keys.Trust(request.Pem, request.Name, request.Reason, context.Person().AccountId), "/api/v1/release-keys");

    private static Results<Created<IdView>, ProblemHttpResult> Distrust(string fingerprint, ActivationRequest request, HttpContext context, TrustedKeys keys) =>
        Appended.As(keys.Distrust(fingerprint, request.Reason, context.Person().AccountId), "/api/v1/release-keys");

    /// <summary>A file that is gone when it was sent.</summary>
    private static FileStream Scrap() => new(
        Path.Combine(Path.GetTempPath(), $"spectra-{Guid.CreateVersion7():N}{ReleaseFile.Extension}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
