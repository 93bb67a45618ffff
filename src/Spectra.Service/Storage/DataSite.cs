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

    /// <summary>A new site with a schema named after it.</summary>
    public static DataSite New(Guid id) => new(CurrentFormat, id.ToString("D", CultureInfo.InvariantCulture), Postgresql, $"spectra_{id.ToString("N", CultureInfo.InvariantCulture)}");
}
