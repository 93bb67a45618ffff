using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>The hand-overs of an exhibit, each bound to the one before, so that a table of them can be checked on paper.</summary>
internal static class CustodyChain
{
    /// <summary>What stands before the first hand-over: the SHA-256 of <c>spectra custody 1:EXHIBIT</c>.</summary>
    public static string BeginningOf(Guid exhibitId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"spectra custody 1:{exhibitId}")));

    /// <summary>The hash of a hand-over: of its row, as the chain of events hashes rows, without the column <c>hash</c>.</summary>
    public static string HashOf(CustodyTransfer transfer) =>
        CanonicalEncoding.Hash(EvidenceTables.Custody, RecordShape<CustodyTransfer>.Row(transfer).Columns.Where(static column => column.Key != "hash").Select(static column => KeyValuePair.Create(column.Key, StoredValue.Of(column.Value))));

    /// <summary>A hand-over as the next of a chain.</summary>
    /// <param name="transfer">The hand-over; its step and hashes are set.</param>
    /// <param name="last">The one before; null where it is the first.</param>
    public static CustodyTransfer Following(CustodyTransfer transfer, CustodyTransfer? last)
    {
        CustodyTransfer next = transfer with { Step = (last?.Step ?? 0) + 1, PreviousHash = last?.Hash ?? BeginningOf(transfer.ExhibitId), Hash = "" };
        return next with { Hash = HashOf(next) };
    }

    /// <summary>Where hand-overs don't fit one another, a sentence each.</summary>
    public static ImmutableArray<string> Findings(IReadOnlyList<CustodyTransfer> transfers)
    {
        ImmutableArray<string>.Builder findings = ImmutableArray.CreateBuilder<string>();
        CustodyTransfer? last = null;
        foreach (CustodyTransfer transfer in transfers)
        {
            if (transfer.Hash != HashOf(transfer) || transfer.PreviousHash != (last?.Hash ?? BeginningOf(transfer.ExhibitId)) || transfer.Step != (last?.Step ?? 0) + 1)
            {
                findings.Add($"Hand-over {transfer.Step} is not as it was signed, or does not follow the one before.");
            }

            if (last is not null && transfer.FromHolder != last.ToHolder)
            {
                findings.Add($"Hand-over {transfer.Step} is from '{transfer.FromHolder}', but '{last.ToHolder}' had it.");
            }

            if (last?.SealOut is { } expected && transfer.SealIn != expected)
            {
                findings.Add($"Hand-over {transfer.Step} found the seal '{transfer.SealIn ?? "none"}', but '{expected}' was put on.");
            }

            if (last is not null && transfer.HappenedAt < last.HappenedAt)
            {
                findings.Add($"Hand-over {transfer.Step} is dated before the one that precedes it.");
            }

            last = transfer;
        }

        return findings.ToImmutable();
    }
}
