using System.Data.Common;
using Dapper;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Storage;

/// <summary>The two halves of an append that stand or fall together: the rows in the database, and the chain's head in the seal. Not thread-safe; the writer's lock guards it.</summary>
/// <param name="engine">The engine.</param>
/// <param name="writing">The connection that the rows are written over.</param>
/// <param name="seals">The site's seal.</param>
/// <param name="reached">Told how far each append has come.</param>
internal sealed class SealedCommit(StorageEngine engine, WritingConnection writing, SiteSeal seals, Action<AppendStep> reached)
{
    /// <summary>Why the seal of the last append could not be finished, in a sentence; null where it was.</summary>
    public string? UnsettledSeal { get; private set; }

    /// <summary>Commits what was appended between two writings of the seal.</summary>
    /// <exception cref="EvidenceException">It was not committed, or whether it was is not known.</exception>
    public void Commit(DbTransaction transaction, ChainSeal seal, EvidenceTransaction append, ISealSigner? successor)
    {
        reached(AppendStep.RowsInserted);
        seals.Write(seal with { Pending = append.Head }, append.At);
        reached(AppendStep.PendingSealed);
        try
        {
            transaction.Commit();
        }
        catch (DbException failure) when (engine.LeavesOutcomeOpen(failure))
        {
            SettleLostCommit(seal, append, successor, failure);
            return;
        }

        reached(AppendStep.Committed);
        Settle(seal, append, successor);
        reached(AppendStep.Sealed);
    }

    /// <summary>The seal with an interrupted write settled; refuses where it is not the seal of what the database holds.</summary>
    /// <exception cref="EvidenceException">It is not, or the seal is missing.</exception>
    public ChainSeal CheckedSeal()
    {
        ChainSeal seal = seals.Read()
            ?? throw new EvidenceException($"The chain's seal '{seals.Path}' is missing: nothing was recorded. Run 'spectra audit verify'.");
        (ChainHead head, string? fault) = Judge(seal);
        return fault is null
            ? seal with { Sealed = head, Pending = null }
            : throw new EvidenceException($"{fault} Nothing was recorded in '{engine.Folder}'. Run 'spectra audit verify'.");
    }

    /// <summary>Where the chain ends, and why it can't be gone on with under a seal; the site's signer is made ready on the way.</summary>
    public (ChainHead Head, string? Fault) Judge(ChainSeal seal)
    {
        string? fault = seals.Follow(seal, SiteKeys.Of(writing.Current, seal.Site));
        ChainEnd end = ChainEnd.Of(writing.Current, seal.Site);
        return (end.Head, seal.FaultOfSite(engine.Site) ?? fault ?? end.FaultUnder(seal));
    }

    /// <summary>Finds out what became of a commit whose answer was lost. The server lets nobody else have the writers' lock until it has ended the lost session, so what is found then is final.</summary>
    private void SettleLostCommit(ChainSeal seal, EvidenceTransaction append, ISealSigner? successor, DbException failure)
    {
        try
        {
            using IDisposable? alone = writing.KeepReplicasOutAnew();
            if (writing.Current.QueryFirstOrDefault<string?>("SELECT hash FROM evidence_event WHERE site = @Site AND seq = @Count", new { seal.Site, append.Head.Count }) != append.Head.Hash)
            {
                throw engine.FaultOf(failure, "written");
            }

            if (ChainEnd.Of(writing.Current, seal.Site).Head == append.Head)
            {
                Settle(seal, append, successor);
                return;
            }

            // A writer elsewhere that came first has settled it, and gone on.
            seals.Take(successor);
            UnsettledSeal = null;
        }
        catch (DbException unreachable)
        {
            throw new EvidenceException($"The connection to '{engine.Place}' was lost while event {append.Head.Count} was being committed: whether it was recorded is not known. When the database answers again, look into the record before it is tried again.", unreachable, Obstacle.Unavailable) { LeavesOutcomeOpen = true };
        }
    }

    /// <summary>Finishes the seal of rows that are committed, by the next key where they say that it seals from now on: from here on nothing may say that they were not recorded.</summary>
    private void Settle(ChainSeal seal, EvidenceTransaction append, ISealSigner? successor)
    {
        seals.Take(successor);
        try
        {
            seals.Write(seal with { Sealed = append.Head, Pending = null }, append.At);
            UnsettledSeal = null;
        }
        catch (EvidenceException failure)
        {
            UnsettledSeal = $"Event {append.Head.Count} is recorded; its seal could not be finished and is settled at the next writing or opening. {failure.Message}";
        }
    }
}
