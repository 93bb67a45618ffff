using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Spectra.Service.Storage;

namespace Spectra.Service.Exports;

/// <summary>What left the record.</summary>
[EvidenceTable(EvidenceTables.Exchange)]
internal sealed record Exchange
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public Guid? CaseId { get; init; }

    [Fixed]
    public Guid? MeasurementId { get; init; }

    /// <summary>The form it was written in.</summary>
    [Fixed]
    public required string Form { get; init; }

    [Fixed]
    public required string Recipient { get; init; }

    [Fixed]
    public required string Purpose { get; init; }

    [Fixed]
    public required string ContentSha256 { get; init; }

    [Fixed]
    public required long ContentBytes { get; init; }

    /// <summary>The fields that were left out.</summary>
    [Fixed]
    public required ImmutableArray<string> Withheld { get; init; }

    [Fixed]
    public required string SentBy { get; init; }

    [Fixed]
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The row of something that was sent.</summary>
    /// <param name="form">The form it was written in.</param>
    /// <param name="content">What was sent, to the byte.</param>
    /// <param name="caseId">The case it is about; null where it is about a measurement alone.</param>
    /// <param name="measurementId">The measurement it is about; null where it is about a whole case.</param>
    /// <param name="recipient">To whom.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="by">The account that sent it.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="withPersons">Whether it is a report with persons.</param>
    public static Exchange For(ExportForm form, ReadOnlySpan<byte> content, Guid? caseId, Guid? measurementId, string recipient, string purpose, string by, DateTimeOffset at, bool withPersons = false) => new()
    {
        Id = Guid.CreateVersion7(at),
        CaseId = caseId,
        MeasurementId = measurementId,
        Form = JsonNamingPolicy.KebabCaseLower.ConvertName(form.ToString()),
        Recipient = recipient,
        Purpose = purpose,
        ContentSha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        ContentBytes = content.Length,
        Withheld = Exports.Withheld.From(form, withPersons),
        SentBy = by,
        SentAt = at,
    };
}
