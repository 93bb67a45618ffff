using System.IO.Compression;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Spectra.Service.Accounts;
using Spectra.Service.Backups;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Backups;

/// <summary>A site with rows in every table of the record, accounts, a journal, a profile and a library; and room for backups and what is restored.</summary>
internal sealed class BackedUpSite : IDisposable
{
    private readonly FilledRecord _record = new();
    private readonly TemporaryFolder _beside = new();

    public BackedUpSite()
    {
        AddAccounts(Folder);
        foreach ((string path, string content) in new[] { ("journals/fruitless/a.jsonl", "{}\n"), ("profiles/own.json", "{\"id\":\"own\"}"), ("libraries/own.speclib", new string('x', 100_000)) })
        {
            PrivateCopy.Write(Path.Combine(Folder, path), System.Text.Encoding.UTF8.GetBytes(content));
        }
    }

    public string Folder => _record.Folder;

    public FilledRecord Record => _record;

    public string File(string name) => _beside.File(name);

    /// <summary>A folder that is to be restored into and says that its record goes into a file, or into the private PostgreSQL.</summary>
    public string FolderWithSettings(string name, bool isPostgresql)
    {
        string folder = File(name);
        Directory.CreateDirectory(folder);
        if (isPostgresql)
        {
            RecordProbe.ConfigurePostgres(folder);
        }
        else
        {
            System.IO.File.WriteAllText(Path.Combine(folder, SiteSettings.FileName), "{}");
        }

        return folder;
    }

    /// <summary>Backs up; the file's path.</summary>
    public string BackUp(string name = "site.zip", string? folder = null)
    {
        Backup.Write(folder ?? Folder, File(name), withLibraries: true, new SteppingClock(), static _ => { }, CancellationToken.None);
        return File(name);
    }

    /// <summary>Restores; the folder's path.</summary>
    public static string Restored(string file, string folder)
    {
        Restore.Run(file, folder, AuditDemands.None, new SteppingClock(), static _ => { }, CancellationToken.None);
        return folder;
    }

    /// <summary>What is in a backup, read without the product: the entries' hashes by name.</summary>
    public static SortedDictionary<string, string> Hashes(string file)
    {
        using ZipArchive zip = ZipFile.OpenRead(file);
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream content = entry.Open();
            hashes.Add(entry.FullName, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
        }

        return hashes;
    }

    /// <summary>The same without what belongs to the moment and the place of a backup.</summary>
    public static SortedDictionary<string, string> Content(string file)
    {
        SortedDictionary<string, string> hashes = Hashes(file);
        foreach (string own in new[] { BackupLayout.Manifest, BackupLayout.Signature, BackupLayout.OfFile(SiteSettings.FileName) })
        {
            hashes.Remove(own);
        }

        return hashes;
    }

    public static JsonElement Manifest(string file)
    {
        using ZipArchive zip = ZipFile.OpenRead(file);
        using Stream content = zip.GetEntry(BackupLayout.Manifest)!.Open();
        return JsonDocument.Parse(content).RootElement;
    }

    /// <summary>The sites in PostgreSQL whose folders are being made beside a folder, before they take its name.</summary>
    public static DataSite[] SitesBeside(string folder) =>
    [
        .. Directory.GetDirectories(Path.GetDirectoryName(folder)!).Where(path => path != folder && Path.GetFileName(path).Contains(Path.GetFileName(folder), StringComparison.Ordinal))
            .Select(SiteFile.Read).OfType<DataSite>(),
    ];

    /// <summary>Whether the private server has tables of a site, of its record or its accounts.</summary>
    public static bool HasSchemas(DataSite site)
    {
        using NpgsqlConnection server = new(PrivatePostgres.ConnectionString);
        server.Open();
        return server.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname IN (@Schema, @accounts))", new { site.Schema, accounts = $"accounts_{site.OwnName}" });
    }

    public void Dispose()
    {
        _record.Dispose();
        _beside.Dispose();
    }

    private static void AddAccounts(string folder)
    {
        using Database database = Database.Open(folder, new SteppingClock());
        using ServiceProvider services = new ServiceCollection().AddLogging().AddAccounts(database, new SteppingClock(), hashIterations: 1).BuildServiceProvider();
        using IServiceScope scope = services.CreateScope();
        foreach (string name in new[] { "ada", "bob", "Zoë-less" })
        {
            scope.ServiceProvider.GetRequiredService<AccountRegister>().CreateAsync(name.Replace("ë", "e", StringComparison.Ordinal), name, null).GetAwaiter().GetResult();
        }
    }
}
