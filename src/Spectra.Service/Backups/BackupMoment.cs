using System.Collections.Immutable;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Backups;

/// <summary>A site at one moment: the record with its seal, the accounts, the keys and the settings. Others write on meanwhile.</summary>
internal sealed class BackupMoment : IDisposable
{
    private BackupMoment(Snapshot record, ChainSeal seal, AccountSnapshot? accounts, ImmutableArray<(string Path, byte[] Content)> small) =>
        (Record, Seal, Accounts, SmallFiles) = (record, seal, accounts, small);

    /// <summary>The record.</summary>
    public Snapshot Record { get; }

    /// <summary>Its seal.</summary>
    public ChainSeal Seal { get; }

    /// <summary>The accounts; null where there are none.</summary>
    public AccountSnapshot? Accounts { get; }

    /// <summary>The files that belong to the very moment, by their paths in the data folder.</summary>
    public ImmutableArray<(string Path, byte[] Content)> SmallFiles { get; }

    /// <summary>Takes it, between two writings: writers wait for as long as that takes, which is not long.</summary>
    /// <exception cref="EvidenceException">There is no record, it has no seal, or a writer was busy all the while.</exception>
    public static BackupMoment Take(string folder, TimeSpan patience)
    {
        StorageEngine engine = DataStorage.ForReading(folder);
        ChainSeal seal = new SealFile(folder).Read() ?? throw new EvidenceException($"The record in '{folder}' has no seal '{SealFile.FileName}': nothing was backed up. Run 'spectra audit verify'.");
        AccountStorage accounts = AccountStorage.Of(folder, seal.Site);
        using IDisposable? held = AccountSnapshot.Hold(accounts);
        using FileStream alone = WriterLock.Take(folder, patience);
        Snapshot record = Snapshot.Of(engine);
        try
        {
            if (record.AppendFault is { } fault)
            {
                throw new EvidenceException($"{fault} Nothing was backed up.");
            }

            return new BackupMoment(record, record.Seal!, AccountSnapshot.Take(accounts.ForReading()), [.. Small(folder)]);
        }
        catch
        {
            record.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Accounts?.Dispose();
        Record.Dispose();
    }

    private static IEnumerable<(string Path, byte[] Content)> Small(string folder)
    {
        string settings = Path.Combine(folder, SiteSettings.FileName);
        IEnumerable<string> keys = DataFiles.In(folder, FileSealSigner.FolderName);
        return (File.Exists(settings) ? keys.Append(SiteSettings.FileName) : keys).Select(path => (path, File.ReadAllBytes(Path.Combine(folder, path))));
    }
}
