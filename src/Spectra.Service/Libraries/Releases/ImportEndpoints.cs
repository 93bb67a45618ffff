using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Spectra.Libraries.Importing;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Libraries.Importing;
using Spectra.Service.Substances;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Imports over the interface: the file is the request's body, what is stated of it in the query.</summary>
internal static class ImportEndpoints
{
    private const int LongestText = 300;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/libraries/{library}/imports", ImportAsync).Require(Permission.ImportLibraries).TakesLibraries().WithSummary("Imports an archive or file of references; the same file again goes on with an import that was broken off");
        api.MapGet("/libraries/{library}/imports/{importId}/report", Report).Require(Permission.ReadLibraries).WithSummary("What an import found, by what is to be done");
    }

    private static async Task<Results<Created<IdView>, ProblemHttpResult>> ImportAsync(
        string library, [FromQuery, Required] string fileName, [FromQuery, Required] string licence, [FromQuery, Required] string origin, HttpContext context, ReleaseStore store, LiveProgress progress, TimeProvider time, CancellationToken cancellation)
    {
        if (new RequestFaults()
            .Add("library", GovernedFolder.IsName(library) ? null : $"'{library}' can't be the name of a library: expected {GovernedLibrary.NameRule}.")
            .Add("fileName", fileName is { Length: > 0 and <= 255 } && !fileName.Any(static c => char.IsControl(c) || c is '/' or '\\') && fileName is not ("." or "..") ? null : "The file's name is missing, or holds what no name may.")
            .Add("licence", licence.Trim() is { Length: > 0 and <= LongestText } ? null : $"The licence is needed: 1 to {LongestText} characters.")
            .Add("origin", origin.Trim() is { Length: > 0 and <= LongestText } ? null : $"The origin is needed: 1 to {LongestText} characters.")
            .Problem() is { } problem)
        {
            return problem;
        }

        Person person = context.Person();
        string path = await KeptAsync(store.Folder, fileName, context.Request.Body, cancellation);
        ImportOrder order = new(library, [path], new ImportTerms(licence.Trim(), origin.Trim()), person.AccountId);
        int told = -1;
        ImportOutcome outcome = await Task.Run(() => LibraryImport.Run(store.Folder, order, ShippedFacts.Of(ReferenceFacts.Catalogue), new Told<double>(share =>
        {
            int percent = (int)(100 * share);
            if (percent != told)
            {
                told = percent;
                progress.Tell(new ProgressEvent(time.GetUtcNow(), ProgressEvent.OfLibrary, $"{library}: Importing {fileName}", null, null, percent, 100));
            }
        })), CancellationToken.None);
        if (outcome.Report.Comparable == 0)
        {
            return Problems.Unprocessable("nothing-to-import", $"Not one entry of '{fileName}' can serve: {outcome.Report.Entries} were found.");
        }

        RecordedImport import = ImportRecording.Record(store, outcome, [fileName], person.AccountId, time.GetUtcNow());
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return TypedResults.Created($"/api/v1/libraries/{library}/imports/{import.Id}/report", new IdView(import.Id));
    }

    private static Results<Etagged<ImportReport>, ProblemHttpResult> Report(string library, Guid importId, HttpContext context, ReleaseStore store)
    {
        if (store.Of(library).Imports.FirstOrDefault(import => import.Id == importId) is not { } import)
        {
            return Problems.NotFound($"There is no import {importId} into a library '{library}'.");
        }

        byte[] report = File.ReadAllBytes(Path.Combine(new GovernedLibrary(store.Folder, library).Import(import.Folder), LibraryImport.ReportFile));
        return ReleaseContent.HashOf(report) == import.ReportSha256
            ? Etagged.Ok(context, ImportReport.Parse(report))
            : Problems.Conflict("import-altered", $"The report of import {importId} is not the one that was recorded: restore the folder from a backup.");
    }

    /// <summary>Keeps what is uploaded under its hash until it is imported, with one time: the same bytes again are the same order.</summary>
    private static async Task<string> KeptAsync(string dataFolder, string fileName, Stream body, CancellationToken cancellation)
    {
        string uploads = Path.Combine(GovernedLibrary.Of(dataFolder), ".uploads");
        string beside = Path.Combine(uploads, $"{Guid.CreateVersion7():N}.new");
        Directory.CreateDirectory(uploads);
        try
        {
            await using (FileStream file = new(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                await body.CopyToAsync(file, cancellation);
            }

            string folder = Path.Combine(uploads, ReleaseContent.HashOf(beside));
            Directory.CreateDirectory(folder);
            string path = Path.Combine(folder, fileName);
            File.Move(beside, path, overwrite: true);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
            return path;
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
