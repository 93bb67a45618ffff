using System.Data.Common;
using Spectra.Driver;
using Spectra.Service.Storage;

namespace Spectra.Service.Backups;

/// <summary>Backs a data folder up into one file, while others write on.</summary>
internal static class Backup
{
    private const string Unfinished = ".part";

    /// <summary>Backs up; the file is there, whole and read back, or not at all.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="file">The file, which must not be there yet.</param>
    /// <param name="withLibraries">Whether the libraries are backed up too.</param>
    /// <param name="time">The clock.</param>
    /// <param name="reached">Told what is being done.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="EvidenceException">Nothing was backed up, and why.</exception>
    /// <exception cref="OperationCanceledException">It was called off, and left nothing.</exception>
    public static BackupManifest Write(string folder, string file, bool withLibraries, TimeProvider time, Action<string> reached, CancellationToken cancellation)
    {
        (folder, file) = (Path.GetFullPath(folder), Path.GetFullPath(file));
        CheckPlace(folder, file);
        reached("checking the record");
        CheckRecord(folder);
        // A name of its own: two backups at once must not take each other's away.
        string beside = $"{file}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            using BackupMoment moment = BackupMoment.Take(folder, Database.DefaultPatience);
            FreeSpace.Demand(Path.GetDirectoryName(file)!, BytesOf(folder, moment, withLibraries), "backed up");
            using (FileStream stream = Create(beside))
            {
                BackupWriter.Write(stream, folder, moment, withLibraries, time.GetUtcNow(), reached, cancellation);
                BackupChecksum.Write(stream, cancellation);
            }

            using (BackupFile written = BackupFile.Open(beside))
            {
                written.Verify(reached, cancellation);
                cancellation.ThrowIfCancellationRequested();
                DurableFile.Rename(beside, file);
                return written.Manifest;
            }
        }
        catch (DbException failure)
        {
            throw new EvidenceException($"The record in '{folder}' can't be read to its end: nothing was backed up. {failure.Message}", failure, Obstacle.Unavailable);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The backup '{file}' can't be written: nothing was left of it. {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void CheckPlace(string folder, string file)
    {
        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new EvidenceException($"'{file}' is there already: nothing was backed up. Choose another name, or remove it.");
        }

        if (Path.GetDirectoryName(file) is not { } parent || !Directory.Exists(parent))
        {
            throw new EvidenceException($"There is no folder '{Path.GetDirectoryName(file)}' for the backup: nothing was backed up.");
        }

        if (file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new EvidenceException($"The backup '{file}' would lie in the data folder that it is of, and be lost with it: nothing was backed up. Choose another disk.");
        }
    }

    /// <summary>A record that is not intact could not be restored: whoever needs it as it is copies the folder.</summary>
    private static void CheckRecord(string folder)
    {
        AuditReport report = AuditVerifier.Verify(folder);
        if (!report.IsClean)
        {
            throw new EvidenceException($"Nothing was backed up, because a backup of what is in '{folder}' could not be restored. To keep it as it is, stop whatever writes to it and copy the whole folder. {report.Sentence}", null, report.Findings.IsEmpty ? report.NotChecked?.Obstacle : null);
        }
    }

    private static FileStream Create(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>As much as the backup may need: less, as it is packed.</summary>
    private static long BytesOf(string folder, BackupMoment moment, bool withLibraries) =>
        moment.Record.Engine.BytesOf(moment.Record.Connection)
        + moment.SmallFiles.Sum(static file => (long)file.Content.Length)
        + BackupLayout.FoldersOf(withLibraries).SelectMany(name => DataFiles.In(folder, name)).Sum(path => DataFiles.LengthOf(folder, path));
}
