using System.Text.Json;
using System.Text.RegularExpressions;
using Spectra.Driver;

namespace Spectra.Service.Storage;

/// <summary>The file of a data folder whose record lies in a server: which site the folder is, and where the site's tables are. It is written before anything else, so that a lost seal is noticed.</summary>
internal static partial class SiteFile
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "site.json";

    /// <summary>The site of a data folder, or null where it has no such file.</summary>
    /// <exception cref="EvidenceException">The file is there and can't be read, or says nothing of use.</exception>
    public static DataSite? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            DataSite? site = JsonSerializer.Deserialize(File.ReadAllBytes(path), DataSiteJson.Default.DataSite);
            return site is { Format: DataSite.CurrentFormat, Engine: DataSite.Postgresql, Site: not null, Schema: not null } && PlainName().IsMatch(site.Schema) ? site : throw NoSite(path, null);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException failure)
        {
            throw NoSite(path, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The site's file '{path}' can't be read: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
    }

    /// <summary>Makes a data folder a new site; on return the file is on the disk.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public static DataSite Write(string folder, DateTimeOffset at) => Write(folder, DataSite.New(Guid.CreateVersion7(at)));

    /// <summary>Makes a data folder a site that was elsewhere before; on return the file is on the disk.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public static DataSite Write(string folder, DataSite site)
    {
        DurableFile.Replace(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(site, DataSiteJson.Default.DataSite));
        return site;
    }

    private static EvidenceException NoSite(string path, Exception? cause) => new($"The site's file '{path}' is damaged: expected the JSON of a {DataSite.CurrentFormat} in PostgreSQL. Restore it from a backup.", cause);

    /// <summary>A name that needs no quotes: nothing else is ever put into SQL.</summary>
    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();
}
