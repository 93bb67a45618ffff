using System.Collections.Immutable;
using Dapper;

namespace Spectra.Service.Storage.Sealing;

/// <summary>Has heads of the chain vouched for by somebody outside the data folder, and records it: what was recorded before an anchor can't be rewritten by whoever has the folder alone.</summary>
internal sealed class SealAnchors(Database database, SealSettings settings, TimeProvider time, HttpClient http)
{
    private const string NewestKind = "SELECT table_name FROM evidence_event WHERE site = @site AND seq = @seq";

    private static readonly TimeSpan Period = TimeSpan.FromHours(24);
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(15);

    /// <summary>Whether anybody is configured to anchor.</summary>
    public bool IsConfigured => settings.Tsa is not null || settings.Command is not null;

    /// <summary>Anchors the head as it is now with everybody who is configured.</summary>
    /// <exception cref="EvidenceException">The record can't be read or written.</exception>
    public async Task<ImmutableArray<AnchorOutcome>> AnchorAsync(CancellationToken cancellation)
    {
        if (!IsConfigured)
        {
            return [new AnchorOutcome.Nothing($"Nobody is configured to anchor the chain: name a time-stamping authority (seal:tsa in {SiteSettings.FileName}, or {SealSettings.TsaVariable}) or a program that signs (seal:command, or {SealSettings.CommandVariable}).")];
        }

        (string site, ChainHead head, bool isNew) = Now();
        if (!isNew)
        {
            return [new AnchorOutcome.Nothing("Nothing was recorded since the last anchor.")];
        }

        List<AnchorOutcome> outcomes = [];
        if (settings.Tsa is { } tsa)
        {
            outcomes.Add(await StampAsync(tsa, site, head, cancellation));
        }

        if (settings.Command is { } command)
        {
            outcomes.Add(SignNationally(command, site, head));
        }

        return [.. outcomes];
    }

    /// <summary>Anchors once a day while it runs, and sooner again where somebody could not be reached.</summary>
    /// <param name="say">Told of each failure, once until it succeeds.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task KeepAsync(Action<string> say, CancellationToken cancellation)
    {
        string? said = null;
        while (IsConfigured && !cancellation.IsCancellationRequested)
        {
            string? failure = await AttemptAsync(cancellation);
            if (failure is not null && failure != said)
            {
                say(failure);
            }

            said = failure;
            await Task.Delay(failure is null ? Period : Retry, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<string?> AttemptAsync(CancellationToken cancellation)
    {
        try
        {
            return (await AnchorAsync(cancellation)).OfType<AnchorOutcome.Postponed>().FirstOrDefault()?.Sentence;
        }
        catch (EvidenceException failure)
        {
            return failure.Message;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<AnchorOutcome> StampAsync(Uri tsa, string site, ChainHead head, CancellationToken cancellation)
    {
        (byte[]? token, DateTimeOffset stated, string? fault) = await new TimeStampAuthority(tsa, http).StampAsync(SealText.OfHead(site, head), cancellation);
        return token is null ? new AnchorOutcome.Postponed(fault!) : Record(AnchorKind.TimeStamp, head, token, tsa.GetLeftPart(UriPartial.Path), UtcText.Of(stated));
    }

    private AnchorOutcome SignNationally(string command, string site, ChainHead head)
    {
        CommandSealSigner signer = new(command);
        try
        {
            return Record(AnchorKind.National, head, signer.Sign(SealText.OfHead(site, head)), signer.Name, "");
        }
        catch (EvidenceException failure) when (failure.Obstacle == Obstacle.Unavailable)
        {
            return new AnchorOutcome.Postponed(failure.Message);
        }
    }

    private AnchorOutcome.Anchored Record(string kind, ChainHead head, byte[] token, string authority, string stated)
    {
        ChainAnchor? anchor = null;
        database.Append(append =>
        {
            anchor = new ChainAnchor(Guid.CreateVersion7(append.At).ToString(), kind, head, token, authority, UtcText.Of(append.At), stated);
            append.Insert(anchor.Row());
        });
        return new AnchorOutcome.Anchored(anchor!);
    }

    private (string Site, ChainHead Head, bool IsNew) Now() => database.Read(static snapshot =>
    {
        if (snapshot.Seal is not { } seal)
        {
            throw new EvidenceException($"{snapshot.SealFault} Nothing was anchored. Run 'spectra audit verify'.");
        }

        ChainHead head = ChainEnd.Of(snapshot.Connection, seal.Site).Head;
        string? newest = snapshot.Connection.QueryFirstOrDefault<string?>(NewestKind, new { site = seal.Site, seq = head.Count });
        return (seal.Site, head, newest is not null and not EvidenceTables.Anchor);
    });
}
