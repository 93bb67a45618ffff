using System.Globalization;
using System.Text.Json.Serialization;

namespace Spectra.Service.Storage;

/// <summary>The site a data folder is, where its tables lie in a server.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Site">The site's id, which its chain carries.</param>
/// <param name="Engine">Always <see cref="Postgresql"/>.</param>
/// <param name="Schema">The schema that holds the site's tables and nothing else.</param>
internal sealed record DataSite(
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("engine")] string Engine,
    [property: JsonPropertyName("schema")] string Schema)
{
    /// <summary>The only format so far.</summary>
    public const string CurrentFormat = "spectra-site-1";

    /// <summary>The only engine that needs the file.</summary>
    public const string Postgresql = "postgresql";

    private const string Prefix = "spectra_";

    /// <summary>The schema's name without what all have in common; names that belong to it end with it.</summary>
    [JsonIgnore]
    public string OwnName => Schema.StartsWith(Prefix, StringComparison.Ordinal) ? Schema[Prefix.Length..] : Schema;

    /// <summary>A new site with a schema named after it.</summary>
    public static DataSite New(Guid id) => new(CurrentFormat, id.ToString("D", CultureInfo.InvariantCulture), Postgresql, SchemaOf(id));

    /// <summary>A known site in a schema of its own: a copy of the site may be in the same server.</summary>
    public static DataSite Restored(string site, Guid schema) => new(CurrentFormat, site, Postgresql, SchemaOf(schema));

    private static string SchemaOf(Guid id) => Prefix + id.ToString("N", CultureInfo.InvariantCulture);
}
