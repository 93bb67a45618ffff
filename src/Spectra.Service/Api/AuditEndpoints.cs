using System.ComponentModel.DataAnnotations;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>The chain and the accesses, for who looks at everything and changes nothing.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit/events", Events).Require(Permission.Audit).WithSummary("The events of the chain, newest first");
        api.MapGet("/audit/accesses", Accesses).Require(Permission.Audit).WithSummary("Sign-ins, refusals, looks at nominal data and exports, newest first");
        api.MapPost("/audit/verifications", VerifyAsync).Require(Permission.Audit).WithRequestTimeout(TimeSpan.FromMinutes(30)).WithSummary("Verifies the whole record");
    }

    private static Ok<Page<ChainEvent>> Events([Range(1, 200)] int? limit, [StringLength(200)] string? after, RecordReader reader) =>
        TypedResults.Ok(Page<ChainEvent>.Of(reader.EventsBefore(new PageRequest(limit, after).Count + 1, long.TryParse(after, out long last) ? last : null), new PageRequest(limit, after), static found => found.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Ok<Page<Recorded<Access>>> Accesses([Range(1, 200)] int? limit, [StringLength(200)] string? after, DatabaseReader database) =>
        TypedResults.Ok(Page<Recorded<Access>>.Of(
            database.Read(snapshot => snapshot.Records<Access>("WHERE id < @after ORDER BY id DESC LIMIT @limit", new { limit = new PageRequest(limit, after).Count + 1, after = (Guid.TryParse(after, out Guid last) ? last : Guid.AllBitsSet).ToString() })),
            new PageRequest(limit, after),
            static found => found.Value.Id.ToString()));

    private static async Task<Ok<VerificationView>> VerifyAsync(Database database, CancellationToken cancellation) =>
        TypedResults.Ok(VerificationView.Of(await Task.Run(() => WholeAudit.Verify(database.Folder), cancellation)));
}

/// <summary>What a verification came to.</summary>
/// <param name="IsClean">Whether everything was checked and nothing is wrong.</param>
/// <param name="Sentence">What it came to.</param>
/// <param name="Events">How many events were checked.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="HeadHash">The hash of the last event.</param>
/// <param name="Findings">What is wrong, the first wrong row first.</param>
/// <param name="Notes">What is worth knowing and not wrong.</param>
internal sealed record VerificationView(bool IsClean, string Sentence, long Events, long Rows, string? HeadHash, ImmutableArray<string> Findings, ImmutableArray<string> Notes)
{
    public static VerificationView Of(AuditReport report) =>
        new(report.IsClean, report.Sentence, report.Events, report.Rows, report.Head?.Hash, [.. report.Findings.Select(static finding => finding.Sentence)], report.Notes);
}
