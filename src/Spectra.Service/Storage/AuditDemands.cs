namespace Spectra.Service.Storage;

/// <summary>What an audit is held to from outside the record: none of it may come from the folder that is audited, unless it is said so.</summary>
/// <param name="Key">The fingerprint that was noted elsewhere, which must be that of the seal's key; null where none was noted.</param>
/// <param name="TsaRoots">A PEM file with the roots a time stamp's certificate must lead to; null for the site's own setting.</param>
/// <param name="Command">The program that checks national signatures. It is never taken from the folder that is audited: that would run whatever a stranger's folder names.</param>
/// <param name="Head">A head of the chain that was noted elsewhere, as the number of events and the last one's hash: it must be in the chain, or the record was rolled back or rewritten since. Null where none was noted.</param>
internal sealed record AuditDemands(string? Key = null, string? TsaRoots = null, string? Command = null, string? Head = null)
{
    /// <summary>Nothing but what the record itself says.</summary>
    public static AuditDemands None { get; } = new();
}
