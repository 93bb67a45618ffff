using System.Text.Json.Serialization;

namespace Spectra.Service.Storage;

/// <summary>What is kept outside the database of a chain's head.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Site">The id of the site whose chain this is.</param>
/// <param name="Schema">The last step of the schema that ran: <see cref="Migrations"/> up to it make the tables and triggers that must be there.</param>
/// <param name="Sealed">The head that is known to be committed.</param>
/// <param name="Pending">The head that was about to be committed when the process stopped; null at rest.</param>
internal sealed record ChainSeal(
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("schema")] string Schema,
    [property: JsonPropertyName("sealed")] ChainHead Sealed,
    [property: JsonPropertyName("pending")] ChainHead? Pending)
{
    /// <summary>The only format so far; a signed one gets a name of its own.</summary>
    public const string CurrentFormat = "spectra-chain-head-1";

    /// <summary>The seal of a new site.</summary>
    public static ChainSeal ForNewSite(string site) => new(CurrentFormat, site, Migrations.Latest, ChainHead.BeginningOf(site), null);

    /// <summary>Whether a head found in the database is what this seal allows: the sealed one, or the pending one of an interrupted write.</summary>
    public bool Allows(ChainHead head) => head == Sealed || head == Pending;
}
