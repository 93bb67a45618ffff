using System.Data.Common;
using Dapper;

namespace Spectra.Service.Storage;

/// <summary>Where the chain of a site ends in a database.</summary>
/// <param name="Head">The head.</param>
/// <param name="OtherSite">A site that has events there where this one has none; null where there is no such site, or this one has events.</param>
internal sealed record ChainEnd(ChainHead Head, string? OtherSite)
{
    /// <summary>The end of a site's chain.</summary>
    public static ChainEnd Of(DbConnection connection, string site) =>
        connection.QueryFirstOrDefault<(long Seq, string Hash)?>("SELECT seq, hash FROM evidence_event WHERE site = @site ORDER BY seq DESC LIMIT 1", new { site }) is { } last
            ? new ChainEnd(new ChainHead(last.Seq, last.Hash), null)
            : new ChainEnd(ChainHead.BeginningOf(site), connection.QueryFirstOrDefault<string?>("SELECT site FROM evidence_event LIMIT 1"));

    /// <summary>Why the chain can't be gone on with under a seal of its site, as a sentence; null where it can.</summary>
    /// <remarks>A seal of an empty chain fits every database in which its site has no event: where another site has some, it is the seal of another record.</remarks>
    public string? FaultUnder(ChainSeal seal) =>
        !seal.Allows(Head) ? $"The record does not end where its seal says (event {Head.Count} found, event {seal.Sealed.Count} sealed)."
        : OtherSite is { } other ? $"The chain's seal is that of the site '{seal.Site}', which has recorded nothing here, but the record holds events of the site '{other}': the seal belongs to another record."
        : null;
}
