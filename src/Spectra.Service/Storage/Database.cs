using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Storage;

/// <summary>The database of a data folder, and the only way to append evidence to it. Thread-safe; several processes may have the same folder open.</summary>
/// <remarks>
/// An append: take the folder's writer lock, begin, check that the chain's head is the sealed one, insert rows and events, write the new head to the seal as pending, commit, write it as sealed. Both writings are signed by the site's key; the first append of all records which key that is.
/// A stop before the commit leaves the sealed head, a stop after it the pending one: the next open settles either without a false alarm. Any other head refuses further appends until it is looked into.
/// </remarks>
internal sealed class Database : IDisposable
{
    /// <summary>The name of the embedded database in the data folder.</summary>
    public const string FileName = "spectra.db";

    private static readonly TimeSpan OverwritingPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan OverwritingPatience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly StorageEngine _engine;
    private readonly WritingConnection _writing;
    private readonly SiteSeal _seal;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly SealedCommit _commits;

    private Database(StorageEngine engine, TimeProvider time, TimeSpan patience, Action<AppendStep>? reached, SignerChoice? signers)
    {
        (_engine, _time, _patience) = (engine, time, patience);
        _seal = new SiteSeal(engine.Folder, signers ?? SignerChoice.Configured(engine.Folder));
        _writing = new WritingConnection(engine, patience);
        _commits = new SealedCommit(engine, _writing, _seal, reached ?? (static _ => { }));
    }

    /// <summary>How long an append waits for another writer unless told otherwise.</summary>
    public static TimeSpan DefaultPatience { get; } = TimeSpan.FromSeconds(15);

    /// <summary>The data folder.</summary>
    public string Folder => _engine.Folder;

    /// <summary>Reads the same folder.</summary>
    public DatabaseReader Reader => field ??= DatabaseReader.Open(Folder);

    /// <summary>A sentence for a person where the last append is recorded but its seal could not be finished; null where there is nothing to say.</summary>
    /// <remarks>The rows are on the disk and the seal names them as pending: the next append or the next opening settles it. It is no failure of the append, which must not be tried again.</remarks>
    public string? UnsettledSeal => _commits.UnsettledSeal;

    /// <summary>Opens the database of a data folder, creating both where they don't exist.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="patience">How long to wait for another writer; <see cref="DefaultPatience"/> where null.</param>
    /// <param name="reached">Told how far each append has come.</param>
    /// <param name="signers">Which key seals; the configured one where null.</param>
    /// <exception cref="EvidenceException">The folder can't be written, the database is damaged or of a newer version, another program holds it, or the site's key can't be had.</exception>
    public static Database Open(string folder, TimeProvider time, TimeSpan? patience = null, Action<AppendStep>? reached = null, SignerChoice? signers = null)
    {
        string full = Path.GetFullPath(folder);
        StorageEngine? engine = null;
        try
        {
            Directory.CreateDirectory(full);
            using FileStream held = WriterLock.Take(full, patience ?? DefaultPatience);
            engine = DataStorage.ForWriting(full, time.GetUtcNow());
            return OpenLocked(engine, time, patience ?? DefaultPatience, reached, signers);
        }
        catch (DbException failure) when (engine is not null)
        {
            throw engine.FaultOf(failure, "opened");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The data folder '{full}' can't be used: {failure.Message}", failure);
        }
    }

    /// <summary>Reads from one snapshot over a connection that can only read.</summary>
    /// <exception cref="EvidenceException">The database can't be read, or what is in it is not what was written.</exception>
    public T Read<T>(Func<Snapshot, T> read) => Reader.Read(read);

    /// <summary>Appends rows with their events, all or nothing; on return they are on the disk, and sealed unless <see cref="UnsettledSeal"/> says otherwise.</summary>
    /// <exception cref="EvidenceException">Nothing was appended, and why.</exception>
    public void Append(Action<EvidenceTransaction> write) => Append(write, null);

    /// <summary>A signature of the site's key over a text that is to be recorded: DER in base64, and the key's fingerprint.</summary>
    public (string Signature, string KeyFingerprint) Sign(ReadOnlySpan<byte> text)
    {
        lock (_gate)
        {
            return _seal.Sign(text);
        }
    }

    /// <summary>Changes what is no evidence, all or nothing, while no other writer writes.</summary>
    /// <returns>What the work gave.</returns>
    /// <exception cref="EvidenceException">Nothing was changed, and why.</exception>
    public T Work<T>(Func<WorkTransaction, T> work)
    {
        lock (_gate)
        {
            try
            {
                using FileStream held = WriterLock.Take(Folder, _patience);
                using IDisposable? alone = _writing.KeepReplicasOut();
                using DbTransaction transaction = _engine.BeginAppend(_writing.Current);
                T done = work(new WorkTransaction(_writing.Current, transaction, _time.GetUtcNow()));
                transaction.Commit();
                return done;
            }
            catch (DbException failure)
            {
                throw _engine.FaultOf(failure, "written");
            }
        }
    }

    /// <summary>Appends that another key seals the record from now on, signed by the present one, and seals with it.</summary>
    /// <exception cref="EvidenceException">Nothing was changed, and why.</exception>
    public void ChangeKey(ISealSigner successor, string reason, string by) => Append(append => append.Insert(_seal.Succession(successor, append.At, reason, by)), successor);

    /// <summary>Overwrites on the disk what was deleted.</summary>
    /// <returns>Whether it is done; where not, somebody was reading or writing all the while. What was deleted is deleted either way.</returns>
    public bool OverwriteDeleted()
    {
        long start = Stopwatch.GetTimestamp();
        while (!TryOverwriteDeleted())
        {
            if (Stopwatch.GetElapsedTime(start) > OverwritingPatience)
            {
                return false;
            }

            Thread.Sleep(OverwritingPause);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writing.Dispose();
        _seal.Dispose();
    }

    private void Append(Action<EvidenceTransaction> write, ISealSigner? successor)
    {
        lock (_gate)
        {
            try
            {
                using FileStream held = WriterLock.Take(Folder, _patience);
                using IDisposable? alone = _writing.KeepReplicasOut();
                using DbTransaction transaction = _engine.BeginAppend(_writing.Current);
                ChainSeal seal = _commits.CheckedSeal();
                EvidenceTransaction append = new(_writing.Current, transaction, seal.Site, seal.Sealed, _time.GetUtcNow());
                write(append);
                if (append.Head != seal.Sealed)
                {
                    if (_seal.Introduction(append.At) is { } signer)
                    {
                        append.Insert(signer);
                    }

                    _commits.Commit(transaction, seal, append, successor);
                }
            }
            catch (DbException failure)
            {
                throw _engine.FaultOf(failure, "written");
            }
        }
    }

    /// <summary>One try, so that writers get their turn between two.</summary>
    private bool TryOverwriteDeleted()
    {
        lock (_gate)
        {
            try
            {
                using FileStream held = WriterLock.Take(Folder, _patience);
                using IDisposable? alone = _writing.KeepReplicasOut();
                return _engine.OverwriteDeleted(_writing.Current);
            }
            catch (Exception failure) when (failure is DbException or EvidenceException)
            {
                return false;
            }
        }
    }

    private static Database OpenLocked(StorageEngine engine, TimeProvider time, TimeSpan patience, Action<AppendStep>? reached, SignerChoice? signers)
    {
        if (File.Exists(Path.Combine(engine.Folder, SealFile.FileName)) && !engine.Exists())
        {
            throw new EvidenceException($"The database in '{engine.Folder}' is gone{(engine.Site is null ? "" : $" from '{engine.Place}'")}, but its seal '{SealFile.FileName}' is there: nothing was changed. Restore a backup, or choose another folder.");
        }

        Database database = new(engine, time, patience, reached, signers);
        try
        {
            using IDisposable? alone = database._writing.KeepReplicasOut();
            database.BringUpToDate();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs what a new version adds to the schema, seals a new database, and settles an interrupted write. A seal that contradicts the database is left for the audit: reading must stay possible.</summary>
    private void BringUpToDate()
    {
        ChainSeal? seal = SealIfSound();
        if (seal is null && HasEvidence())
        {
            // The next append says so, and so does the audit. Until then nothing is changed: what the schema should be is not known.
            return;
        }

        Migrations.Apply(_engine, _writing.Current, seal?.Schema);
        if (seal is null)
        {
            DateTimeOffset now = _time.GetUtcNow();
            seal = ChainSeal.ForNewSite(_engine.Site ?? Guid.CreateVersion7(now).ToString());
            _ = _seal.Follow(seal, SiteKeys.Of(_writing.Current, seal.Site));
            _seal.Write(seal, now);
        }
        else if (_commits.Judge(seal) is (var head, null) && (seal.Pending is not null || seal.Schema != Migrations.Latest))
        {
            _seal.Write(seal with { Sealed = head, Pending = null, Schema = Migrations.Latest }, _time.GetUtcNow());
        }
    }

    private bool HasEvidence() =>
        _engine.HasTable(_writing.Current, EvidenceTables.Event) && _writing.Current.ExecuteScalar<long>($"SELECT COUNT(*) FROM {EvidenceTables.Event}") > 0;

    private ChainSeal? SealIfSound()
    {
        try
        {
            return _seal.Read();
        }
        catch (EvidenceException failure) when (failure.Obstacle is null)
        {
            return null;
        }
    }
}
