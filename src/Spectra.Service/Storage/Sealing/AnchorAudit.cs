using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;

namespace Spectra.Service.Storage.Sealing;

/// <summary>Checks each anchor: that the head it names is in the chain before it, and that its token is over that head and signed by who may.</summary>
/// <param name="site">The site.</param>
/// <param name="events">The event of each row.</param>
/// <param name="demands">What is given from outside the record.</param>
/// <param name="settings">The site's own settings, for its roots.</param>
internal sealed class AnchorAudit(string site, IReadOnlyDictionary<(string Table, string RowId), (long Seq, string RowHash)> events, AuditDemands demands, SealSettings settings)
{
    private readonly List<AuditFinding> _findings = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    private X509Certificate2Collection? _roots;

    /// <summary>What is wrong with the anchors.</summary>
    public IReadOnlyList<AuditFinding> Findings => _findings;

    /// <summary>What was not checked about them.</summary>
    public IEnumerable<string> Notes => _notes;

    /// <summary>Checks every anchor.</summary>
    /// <exception cref="EvidenceException">The roots can't be read, or the program that checks could not say.</exception>
    public void Run(DbConnection connection)
    {
        ImmutableArray<ChainAnchor> anchors = ChainAnchor.Of(connection);
        foreach (ChainAnchor anchor in anchors)
        {
            string? found = connection.QueryFirstOrDefault<string?>("SELECT hash FROM evidence_event WHERE site = @site AND seq = @seq", new { site, seq = anchor.Head.Count });
            long? own = events.TryGetValue((EvidenceTables.Anchor, anchor.Id), out (long Seq, string RowHash) happened) ? happened.Seq : null;
            string? fault = found != anchor.Head.Hash || own <= anchor.Head.Count
                ? $"the head it names (event {anchor.Head.Count}, {anchor.Head.Hash}) is not in the chain before it: what is there now was written after the anchor"
                : FaultOf(anchor);
            if (fault is not null)
            {
                _findings.Add(new AuditFinding(AuditFindingKind.AnchorBroken, EvidenceTables.Anchor, anchor.Id, own, $"The anchor '{anchor.Id}' ({anchor.Kind}, {anchor.Authority}) does not hold: {fault}."));
            }
        }
    }

    private string? FaultOf(ChainAnchor anchor)
    {
        byte[] text = SealText.OfHead(site, anchor.Head);
        switch (anchor.Kind)
        {
            case AnchorKind.TimeStamp:
                (TimeStampToken? token, string? fault) = TimeStampToken.Of(anchor.Token, text);
                return token is null ? fault : FaultOf(anchor, token);
            case AnchorKind.National when demands.Command is { } command:
                return new CommandSealSigner(command).Verifies(text, anchor.Token.Span) ? null : "the program says that its signature is not good";
            case AnchorKind.National:
                _notes.Add($"The signatures of '{anchor.Authority}' over the chain were not checked: name the program that checks them in {SealSettings.CommandVariable}.");
                return null;
            default:
                return "its kind is none that there is";
        }
    }

    private string? FaultOf(ChainAnchor anchor, TimeStampToken token)
    {
        if (UtcText.Of(token.Time) != anchor.StatedTime)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the token states {UtcText.Of(token.Time)}, the row '{anchor.StatedTime}'");
        }

        if (Roots() is { } roots)
        {
            return token.FaultAgainst(roots);
        }

        _notes.Add($"The certificate '{token.Subject}' of the time-stamping authority was not checked against a root: give one with --tsa-roots.");
        return null;
    }

    private X509Certificate2Collection? Roots()
    {
        if (_roots is not null || (demands.TsaRoots ?? settings.TsaRoots) is not { } path)
        {
            return _roots;
        }

        X509Certificate2Collection roots = [];
        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new EvidenceException($"The roots for time stamps '{path}' can't be read: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }

        if (demands.TsaRoots is null)
        {
            _notes.Add($"Time stamps were checked against the roots '{path}' that the data folder's own settings name.");
        }

        return _roots = roots;
    }
}
