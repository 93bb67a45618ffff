using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>Photographs and documents of exhibits. The file is the request's body; what it is told to be is kept, and it is given back as a download and nothing else.</summary>
internal static class AttachmentEndpoints
{
    private static readonly Dictionary<string, byte[][]> Kinds = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = [[0xFF, 0xD8, 0xFF]],
        ["image/png"] = [[0x89, 0x50, 0x4E, 0x47]],
        ["application/pdf"] = [[0x25, 0x50, 0x44, 0x46]],
    };

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/exhibits/{exhibitId}/attachments", AddAsync).Require(Permission.WriteCases).OfExhibit("exhibitId").TakesFiles().WithSummary("Attaches a photograph (JPEG, PNG) or a document (PDF) to an exhibit");
        api.MapGet("/exhibits/{exhibitId}/attachments/{attachmentId}", Show).Require(Permission.ReadRecord).OfExhibit("exhibitId").WithSummary("An attached photograph or document");
    }

    private static async Task<Results<Created<IdView>, ProblemHttpResult>> AddAsync(Guid exhibitId, [FromQuery] string fileName, [FromQuery] string? caption, HttpContext context, ExhibitStore exhibits, TimeProvider time, CancellationToken cancellation)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, cancellation);
        byte[] content = body.ToArray();
        string? kind = Kinds.FirstOrDefault(known => Array.Exists(known.Value, start => content.AsSpan().StartsWith(start))).Key;
        if (new RequestFaults()
            .Add("fileName", fileName is { Length: > 0 and <= 255 } && !fileName.Any(static c => char.IsControl(c) || c is '/' or '\\') ? null : "The file's name is missing, or holds what no name may.")
            .Add("caption", caption is { Length: > 500 } ? "The caption is longer than 500 characters." : null)
            .Add("body", kind is null ? "The file is none of JPEG, PNG or PDF." : null)
            .Problem() is { } problem)
        {
            return problem;
        }

        Attachment attachment = new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            SubjectTable = EvidenceTables.Exhibit,
            SubjectId = exhibitId,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            FileName = fileName,
            MediaType = kind!,
            Caption = caption,
            RecordedBy = context.Person().AccountId,
            RecordedAt = time.GetUtcNow(),
        };
        return Appended.As(exhibits.Add(attachment, content), $"/api/v1/exhibits/{exhibitId}/attachments/{attachment.Id}");
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> Show(Guid exhibitId, Guid attachmentId, DatabaseReader database, RecordReader reader) =>
        database.Read(snapshot => snapshot.Record<Attachment>(attachmentId)) is { } found && found.Value.SubjectId == exhibitId && reader.FindRaw(found.Value.Sha256) is { } content
            ? TypedResults.File(content, found.Value.MediaType, found.Value.FileName)
            : Problems.NotFound($"There is no attachment {attachmentId} of this exhibit that is as it was recorded.");
}
