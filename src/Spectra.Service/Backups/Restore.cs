using System.Data.Common;
using Spectra.Driver;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Backups;

/// <summary>Makes a data folder from a backup, on whichever engine is configured for that folder; the folder is there, whole and audited, or as it was.</summary>
internal sealed class Restore
{
    private readonly BackupFile _backup;
    private readonly string _folder;
    private readonly string _beside;
    private readonly Action<string> _reached;
    private readonly CancellationToken _cancellation;
    private StorageEngine? _engine;
    private AccountStorage? _accounts;

    private Restore(BackupFile backup, string folder, Action<string> reached, CancellationToken cancellation)
    {
        (_backup, _folder, _reached, _cancellation) = (backup, folder, reached, cancellation);
        _beside = $"{folder}.restoring-{Guid.NewGuid():N}";
    }

    private BackupManifest Manifest => _backup.Manifest;

    /// <summary>Restores.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="folder">The data folder: not there, empty, or with nothing in it but the settings that are to hold there.</param>
    /// <param name="demands">What the record is held to from outside.</param>
    /// <param name="time">The clock.</param>
    /// <param name="reached">Told what is being done.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>What the audit of the restored record came to; it is clean.</returns>
    /// <exception cref="EvidenceException">Nothing was restored, and why.</exception>
    /// <exception cref="OperationCanceledException">It was called off, and left nothing.</exception>
    public static AuditReport Run(string file, string folder, AuditDemands demands, TimeProvider time, Action<string> reached, CancellationToken cancellation)
    {
        (file, folder) = (Path.GetFullPath(file), Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        CheckEmpty(folder);
        using BackupFile backup = BackupFile.Open(file);
        backup.Verify(reached, cancellation);
        if (!Migrations.IsKnown(backup.Manifest.Schema))
        {
            throw new EvidenceException($"The backup '{file}' is of a newer version of Spectra (its schema has the step '{backup.Manifest.Schema}'): nothing was restored. Use that version, or a newer one.", null, Obstacle.NewerVersion);
        }

        return new Restore(backup, folder, reached, cancellation).Make(demands, time);
    }

    private static void CheckEmpty(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(static entry => Path.GetFileName(entry) != SiteSettings.FileName)))
        {
            throw new EvidenceException($"'{folder}' is not empty: nothing was restored. A backup is restored into a new folder, which may hold a {SiteSettings.FileName} and nothing else.");
        }
    }

    private AuditReport Make(AuditDemands demands, TimeProvider time)
    {
        try
        {
            return MakeOrNothing(demands, time);
        }
        catch (DbException failure)
        {
            throw new EvidenceException($"Nothing was restored to '{_folder}': the database refused it. {failure.Message}", failure, _engine?.ObstacleOf(failure));
        }
        catch (FormatException failure)
        {
            throw new EvidenceException($"Nothing was restored to '{_folder}': {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"'{_folder}' can't be written, or not beside it: nothing was restored. {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
    }

    private AuditReport MakeOrNothing(AuditDemands demands, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(_beside);
            FreeSpace.Demand(_beside, Manifest.Bytes, "restored");
            WriteFiles();
            _engine = EngineOf(time.GetUtcNow());
            FillRecord(_engine);
            _accounts = AccountStorage.Of(_beside, Manifest.Site);
            FillAccounts(_accounts);
            AuditReport report = Audit(_accounts, demands);
            _cancellation.ThrowIfCancellationRequested();
            PutInPlace();
            return report with { Folder = _folder };
        }
        catch
        {
            Discard();
            throw;
        }
    }

    /// <summary>The files beside the database; where the folder has settings, those hold and not the backup's.</summary>
    private void WriteFiles()
    {
        string settings = Path.Combine(_folder, SiteSettings.FileName);
        bool hasSettings = File.Exists(settings);
        if (hasSettings)
        {
            RestoredFile.Write(Path.Combine(_beside, SiteSettings.FileName), new MemoryStream(File.ReadAllBytes(settings)), isSecret: true);
        }

        foreach ((string name, string path) in Manifest.Entries.Select(static entry => (entry.Name, Path: BackupLayout.FileOf(entry.Name)!)).Where(static entry => entry.Path is not null))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (path == SiteSettings.FileName && hasSettings)
            {
                continue;
            }

            _reached($"writing {path}");
            using Stream content = _backup.OpenEntry(name);
            bool isKey = path.StartsWith($"{FileSealSigner.FolderName}/", StringComparison.Ordinal);
            RestoredFile.Write(Path.Combine(_beside, path), content, isKey || path == SiteSettings.FileName, isKey);
        }
    }

    private StorageEngine EngineOf(DateTimeOffset at)
    {
        if (StorageSettings.Of(SiteSettings.Of(_beside)).Postgresql is not null)
        {
            SiteFile.Write(_beside, DataSite.Restored(Manifest.Site, Guid.CreateVersion7(at)));
        }

        return DataStorage.ForWriting(_beside, at);
    }

    private void FillRecord(StorageEngine engine)
    {
        using DbConnection connection = engine.OpenForWriting(Database.DefaultPatience);
        Migrations.Make(engine, connection, Manifest.Schema);
        RestoredTables.Fill(connection, _backup, RecordTables.In(Manifest.Schema).Select(static table => (table, BackupLayout.OfTable(table))), _reached, _cancellation);
    }

    private void FillAccounts(AccountStorage accounts)
    {
        if (!Manifest.HasAccounts)
        {
            return;
        }

        accounts.BringUpToDate();
        using DbConnection connection = AccountSnapshot.Connect(accounts);
        RestoredTables.Fill(connection, _backup, AccountTables.All.Select(static table => (table.Name, BackupLayout.OfAccountTable(table.Name))), _reached, _cancellation);
    }

    /// <summary>What was restored must be the whole record, by its own account; the backup's word counts for nothing here. What is wrong with the accounts was so before, and is told.</summary>
    private AuditReport Audit(AccountStorage accounts, AuditDemands demands)
    {
        _reached("auditing what was restored");
        AuditReport report = AuditVerifier.Verify(_beside, demands);
        string? fault = !report.IsClean ? report.Sentence
            : HeadAndKey() is var (head, key) && (head != Manifest.Head || key != Manifest.Key) ? "The record is not the one that the manifest names, or was not backed up by whoever holds its key."
            : null;
        return fault is null ? report with { Notes = [.. report.Notes, .. AccountSnapshot.Findings(_beside, accounts)] } : throw new EvidenceException($"The backup was not restored, because the record in it is not intact: {fault}", null, report.Findings.IsEmpty ? report.NotChecked?.Obstacle : null);
    }

    private (ChainHead Head, string? Key) HeadAndKey() => DatabaseReader.Open(_beside).Read(snapshot =>
        (ChainEnd.Of(snapshot.Connection, Manifest.Site).Head, SiteKeys.Of(snapshot).Latest?.Key.Fingerprint ?? snapshot.Seal?.Key));

    private void PutInPlace()
    {
        if (!Directory.Exists(_folder))
        {
            DurableFile.RenameFolder(_beside, _folder);
            return;
        }

        // No folder can be renamed over another: the empty one steps aside, and comes back where that fails.
        string aside = $"{_beside}-empty";
        Directory.Move(_folder, aside);
        try
        {
            DurableFile.RenameFolder(_beside, _folder);
        }
        catch
        {
            Directory.Move(aside, _folder);
            throw;
        }

        Directory.Delete(aside, recursive: true);
    }

    private void Discard()
    {
        try
        {
            _accounts?.Discard();
            _engine?.Discard();
        }
        catch (DbException)
        {
            // The server is gone: what is left there is a schema that no folder names. What went wrong first is what is told.
        }

        if (Directory.Exists(_beside))
        {
            Directory.Delete(_beside, recursive: true);
        }
    }
}
