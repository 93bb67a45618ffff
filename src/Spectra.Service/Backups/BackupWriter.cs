using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Spectra.Driver;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Backups;

/// <summary>Writes a backup, row by row: memory holds one row at a time.</summary>
internal sealed class BackupWriter
{
    private const int RowsAStep = 1000;
    private const int BufferBytes = 1 << 16;

    private readonly string _folder;
    private readonly BackupMoment _moment;
    private readonly ZipArchive _zip;
    private readonly Action<string> _reached;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableArray<BackupEntry>.Builder _entries = ImmutableArray.CreateBuilder<BackupEntry>();

    private BackupWriter(string folder, BackupMoment moment, ZipArchive zip, Action<string> reached, CancellationToken cancellation) =>
        (_folder, _moment, _zip, _reached, _cancellation) = (folder, moment, zip, reached, cancellation);

    /// <summary>Writes everything, and last the signed manifest.</summary>
    /// <param name="file">Where to; empty.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="moment">The moment that is backed up.</param>
    /// <param name="withLibraries">Whether the libraries are, too.</param>
    /// <param name="at">When.</param>
    /// <param name="reached">Told what is being written.</param>
    /// <param name="cancellation">Calls it off.</param>
    public static void Write(Stream file, string folder, BackupMoment moment, bool withLibraries, DateTimeOffset at, Action<string> reached, CancellationToken cancellation)
    {
        using ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = new string('0', BackupLayout.ChecksumLength) };
        BackupWriter writer = new(folder, moment, zip, reached, cancellation);
        writer.WriteRecord();
        writer.WriteAccounts();
        writer.WriteFiles(withLibraries);
        writer.WriteManifest(withLibraries, at);
    }

    private void WriteRecord()
    {
        foreach (string table in RecordTables.In(_moment.Seal.Schema))
        {
            WriteRows(BackupLayout.OfTable(table), table, _moment.Record.Connection, RecordTables.RowsOf(table));
        }

        WriteBytes(BackupLayout.OfFile(SealFile.FileName), JsonSerializer.SerializeToUtf8Bytes(_moment.Seal, ChainSealJson.Default.ChainSeal));
    }

    private void WriteAccounts()
    {
        if (_moment.Accounts is not { } accounts)
        {
            return;
        }

        foreach (AccountTable table in AccountTables.All)
        {
            WriteRows(BackupLayout.OfAccountTable(table.Name), table.Name, accounts.Connection, AccountTables.RowsOf(table, accounts.IsPostgresql));
        }
    }

    private void WriteFiles(bool withLibraries)
    {
        foreach ((string path, byte[] content) in _moment.SmallFiles)
        {
            WriteBytes(BackupLayout.OfFile(path), content);
        }

        foreach (string path in BackupLayout.FoldersOf(withLibraries).SelectMany(name => DataFiles.In(_folder, name)))
        {
            try
            {
                using FileStream content = new(Path.Combine(_folder, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                Write(BackupLayout.OfFile(path), entry => Copy(content, entry), null);
            }
            catch (FileNotFoundException)
            {
                // The journals of fruitless sessions make room for newer ones; one that the record names is never removed, and the audit of a restored record would miss it.
            }
        }
    }

    private void Copy(FileStream content, Stream entry)
    {
        byte[] buffer = new byte[BufferBytes];
        for (int read = content.Read(buffer); read > 0; read = content.Read(buffer))
        {
            _cancellation.ThrowIfCancellationRequested();
            entry.Write(buffer.AsSpan(0, read));
        }
    }

    private void WriteRows(string name, string table, DbConnection connection, string sql)
    {
        long rows = 0;
        Write(
            name,
            entry =>
            {
                using Utf8JsonWriter writer = BackupRow.WriterTo(entry);
                using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Built from the table names and key columns of this assembly; the site is a parameter.
                command.CommandText = sql;
#pragma warning restore CA2100
                if (sql.Contains("@site", StringComparison.Ordinal))
                {
                    DbParameter site = command.CreateParameter();
                    (site.ParameterName, site.Value) = ("@site", _moment.Seal.Site);
                    command.Parameters.Add(site);
                }

                using DbDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    _cancellation.ThrowIfCancellationRequested();
                    BackupRow.Write(writer, entry, table, StoredRow.Of(reader));
                    if (++rows % RowsAStep == 0)
                    {
                        _reached(string.Create(CultureInfo.InvariantCulture, $"writing {table}, row {rows:N0}"));
                    }
                }
            },
            () => rows);
    }

    private void WriteBytes(string name, byte[] content) => Write(name, entry => entry.Write(content), null);

    private void Write(string name, Action<Stream> write, Func<long>? rows)
    {
        _cancellation.ThrowIfCancellationRequested();
        _reached($"writing {name}");
        using HashedEntry hashed = new(_zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        BufferedStream buffered = new(hashed, BufferBytes);
        write(buffered);
        buffered.Flush();
        _entries.Add(new BackupEntry(name, hashed.Count, rows?.Invoke(), hashed.Sha256()));
    }

    private void WriteManifest(bool withLibraries, DateTimeOffset at)
    {
        ChainSeal seal = _moment.Seal;
        using ISealSigner signer = SignerChoice.Configured(_folder).Open(SiteKeys.Of(_moment.Record).Latest?.Key.Fingerprint ?? seal.Key);
        byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(
            new BackupManifest(
                BackupLayout.Format,
                seal.Site,
                ChainEnd.Of(_moment.Record.Connection, seal.Site).Head,
                seal.Schema,
                Engine.Version,
                _moment.Record.Engine.Name,
                UtcText.Of(at),
                _moment.Accounts is not null,
                withLibraries,
                signer.Key.Fingerprint,
                signer.Key.PublicKey,
                SealKey.Algorithm,
                _entries.ToImmutable()),
            BackupJson.Default.BackupManifest);
        WriteBytes(BackupLayout.Manifest, manifest);
        WriteBytes(BackupLayout.Signature, Encoding.ASCII.GetBytes(signer.Sign(manifest) + "\n"));
    }
}
