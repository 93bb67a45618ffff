using System.ComponentModel.DataAnnotations;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Roles;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Exhibits;
using Spectra.Service.Identification;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Measurements over the interface. A file is the request's body; its name is in the query.</summary>
internal static class MeasurementEndpoints
{
    private const string AnyFile = "application/octet-stream";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/measurements", List).Require(Permission.ReadRecord).WithSummary("The measurements, newest first");
        api.MapGet("/measurements/{measurementId}", Show).Require(Permission.ReadRecord).OfMeasurement("measurementId").WithSummary("A measurement with what is recorded around it");
        api.MapGet("/measurements/{measurementId}/spectrum", ShowSpectrum).Require(Permission.ReadRecord).OfMeasurement("measurementId").WithSummary("The decoded spectrum");
        api.MapGet("/measurements/{measurementId}/raw", ShowRaw).Require(Permission.Export).OfMeasurement("measurementId").WithSummary("The bytes as received; that they were taken out is recorded");
        api.MapPost("/measurements", RecordAsync).Require(Permission.RecordMeasurements).TakesFiles().WithSummary("Records a file of spectra, and identifies them");
        api.MapPost("/identifications", IdentifyAsync).Require(Permission.Identify).TakesFiles().WithSummary("Identifies a file of spectra without recording anything");
        api.MapPost("/measurements/{measurementId}/analyses", AnalyseAsync).Require(Permission.Analyse).OfMeasurement("measurementId").WithSummary("Analyses a measurement again with the libraries in force; the earlier analyses stay");
        api.MapPost("/measurements/{measurementId}/rerun", RerunAsync).Require(Permission.Analyse).OfMeasurement("measurementId").WithSummary("Repeats the recorded analyses and compares them byte for byte");
    }

    private static Ok<Page<MeasurementItem>> List([Range(1, 200)] int? limit, [StringLength(200)] string? after, RecordReader reader) =>
        TypedResults.Ok(Page<MeasurementItem>.Of(reader.ListAfter(new PageRequest(limit, after).Count + 1, Guid.TryParse(after, out Guid last) ? last : null).Select(MeasurementItem.Of), new PageRequest(limit, after), static found => found.Id.ToString()));

    private static Results<Etagged<MeasurementView>, ProblemHttpResult> Show(Guid measurementId, HttpContext context, RecordReader reader) =>
        reader.FindView(measurementId) is { } found ? Etagged.Ok(context, found) : NoMeasurement(measurementId);

    private static Results<Etagged<SpectrumView>, ProblemHttpResult> ShowSpectrum(Guid measurementId, HttpContext context, RecordReader reader) =>
        reader.FindSpectrum(measurementId) is { } spectrum ? Etagged.Ok(context, SpectrumView.Of(spectrum)) : NoMeasurement(measurementId);

    private static Results<FileContentHttpResult, ProblemHttpResult> ShowRaw(Guid measurementId, HttpContext context, RecordReader reader, AccessLog log)
    {
        if (reader.Find(measurementId) is not { } record || reader.FindRaw(record.Measurement.Sha256) is not { } bytes)
        {
            return NoMeasurement(measurementId);
        }

        log.Append(AccessOutcome.Exported, context.Trace(), context.Person(), "the bytes as received", measurementId.ToString());
        return TypedResults.File(bytes, AnyFile, Path.GetFileName(record.Measurement.FileName));
    }

    private static async Task<Results<Created<UploadView>, Ok<UploadView>, ProblemHttpResult>> RecordAsync(
        [FromQuery] string fileName, [FromQuery] string? comments, HttpContext context, IdentificationDesk desk, MeasurementStore store, LiveProgress progress, TimeProvider time, CancellationToken cancellation)
    {
        if (Fault(fileName, comments) is { } fault)
        {
            return fault;
        }

        (DockEvent.Taken? file, ProblemHttpResult? problem) = await ReadAsync(context, fileName, cancellation);
        if (file is null)
        {
            return problem!;
        }

        ImmutableArray<AssessedSpectrum> spectra = await desk.RunAsync(identifier => AssessedSpectrum.Of(identifier, file), cancellation);
        ImmutableArray<IdentificationReport?> reports = [.. spectra.Select(static spectrum => spectrum.Report)];
        Telemetry.Identified(reports.Count(static report => report is not null));
        if (store.AppendUpload(context.Person().AccountId, comments, file, [.. spectra.Select(static spectrum => spectrum.Measurement)]) is not RecordOutcome.Recorded recorded)
        {
            return TypedResults.Ok(new UploadView(IsNew: false, store.Reader.IdsOf(file.Sha256), reports));
        }

        foreach ((Guid id, AssessedSpectrum spectrum) in recorded.Ids.Zip(spectra))
        {
            progress.Tell(new ProgressEvent(time.GetUtcNow(), "recorded", $"{file.FileName} ({Words.Of(spectrum.Role.Role)}): {spectrum.Report?.Verdict.Statement ?? "no verdict"}", null, id, null, null));
        }

        return TypedResults.Created($"/api/v1/measurements/{recorded.Ids[0]}", new UploadView(IsNew: true, recorded.Ids, reports));
    }

    private static async Task<Results<Ok<ImmutableArray<IdentificationReport>>, ProblemHttpResult>> IdentifyAsync([FromQuery] string fileName, HttpContext context, IdentificationDesk desk, CancellationToken cancellation)
    {
        if (Fault(fileName, null) is { } fault)
        {
            return fault;
        }

        (DockEvent.Taken? file, ProblemHttpResult? problem) = await ReadAsync(context, fileName, cancellation);
        if (file is null)
        {
            return problem!;
        }

        ImmutableArray<IdentificationReport>? reports = await desk.RunAsync(identifier => identifier is null ? (ImmutableArray<IdentificationReport>?)null : Reports(identifier, file), cancellation);
        Telemetry.Identified(reports?.Length ?? 0);
        return reports is null ? NoLibrary() : TypedResults.Ok(reports.Value);
    }

    private static async Task<Results<Created<IdView>, ProblemHttpResult>> AnalyseAsync(Guid measurementId, HttpContext context, IdentificationDesk desk, MeasurementStore store, CancellationToken cancellation)
    {
        if (store.Find(measurementId) is not { IsIntact: true } record || store.Reader.FindSpectrum(measurementId) is not { } spectrum)
        {
            return NoMeasurement(measurementId);
        }

        InferredRole role = RoleInference.Infer(spectrum, record.CurrentRole);
        IdentificationReport? report = await desk.RunAsync(identifier => identifier?.Identify(record.Measurement.FileName, (int)record.Measurement.Subfile, record.Measurement.Sha256, spectrum, role), cancellation);
        if (report is null)
        {
            return NoLibrary();
        }

        Guid id = store.AppendAnalysis(measurementId, AssessedSpectrum.AnalysisOf(report) with { RoleStated = RecordWords.Of(record.CurrentRole), RequestedBy = context.Person().AccountId });
        return TypedResults.Created($"/api/v1/measurements/{measurementId}", new IdView(id));
    }

    private static async Task<Results<Ok<ImmutableArray<Commands.RerunLine>>, ProblemHttpResult>> RerunAsync(Guid measurementId, IdentificationDesk desk, RecordReader reader, CancellationToken cancellation)
    {
        if (reader.Find(measurementId) is not { } record)
        {
            return NoMeasurement(measurementId);
        }

        ImmutableArray<RerunOutcome> outcomes = await desk.RunAsync((_, libraries) => new Rerun(reader, libraries).Of(record), cancellation);
        return TypedResults.Ok(outcomes.Select(outcome => Commands.RerunLine.Of(measurementId, outcome)).ToImmutableArray());
    }

    private static ImmutableArray<IdentificationReport> Reports(Identifier identifier, DockEvent.Taken file) =>
        [.. file.File.Spectra.Select((spectrum, subfile) => identifier.Identify(file.FileName, subfile, file.Sha256, spectrum, RoleInference.Infer(spectrum, MeasurementRole.Unknown)))];

    private static async Task<(DockEvent.Taken? File, ProblemHttpResult? Problem)> ReadAsync(HttpContext context, string fileName, CancellationToken cancellation)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, cancellation);
        byte[] content = body.ToArray();
        return SpectrumReader.Read(content, fileName) switch
        {
            ReadResult.Accepted { File: { } spectra } => (new DockEvent.Taken(new StoredRecord { Id = fileName, Name = fileName, Bytes = content.Length }, null, content, Convert.ToHexStringLower(SHA256.HashData(content)), spectra), null),
            ReadResult.Refused { Error: { } error } => (null, Problems.Unprocessable(error.Id, error.Message)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ProblemHttpResult? Fault(string fileName, string? comments) => new RequestFaults()
        .Add("fileName", fileName is { Length: > 0 and <= 255 } && !fileName.Any(static c => char.IsControl(c) || c is '/' or '\\') ? null : "The file's name is missing, or holds what no name may: expected 1 to 255 characters without / and \\.")
        .Add("comments", comments is { Length: > 2000 } ? "The comments are longer than 2000 characters." : null)
        .Problem();

    private static ProblemHttpResult NoMeasurement(Guid id) => Problems.NotFound($"There is no measurement {id} that can be read here.");

    private static ProblemHttpResult NoLibrary() => Problems.Conflict("no-library", "There is no library to compare with: a library administrator must activate one.");
}
