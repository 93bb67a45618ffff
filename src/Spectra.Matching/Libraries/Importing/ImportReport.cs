using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Libraries.Importing;

/// <summary>What came of an import, grouped by what is to be done: the same import gives the same report.</summary>
/// <param name="Library">The library it is for.</param>
/// <param name="Import">The import's id.</param>
/// <param name="Licence">The terms that were stated.</param>
/// <param name="Origin">Where it comes from, as stated.</param>
/// <param name="By">Who imported.</param>
/// <param name="Engine">The version that read and checked.</param>
/// <param name="Entries">How many entries there are, the unreadable ones included.</param>
/// <param name="Comparable">How many stand in the library that was built to compare them.</param>
/// <param name="Sha256">The identity of that library; null where not one entry can serve.</param>
/// <param name="Quarantined">How many stay out until somebody decides.</param>
/// <param name="Flagged">How many are to be looked at, the quarantined ones apart.</param>
/// <param name="Groups">The findings by what is to be done, heaviest first.</param>
public sealed record ImportReport(
    string Library,
    string Import,
    string Licence,
    string Origin,
    string By,
    string Engine,
    int Entries,
    int Comparable,
    string? Sha256,
    int Quarantined,
    int Flagged,
    ImmutableArray<FindingGroup> Groups)
{
    private static readonly ImportReportJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>The groups of the findings of entries.</summary>
    public static ImmutableArray<FindingGroup> GroupsOf(IEnumerable<ImportedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return
        [
            .. entries.SelectMany(imported => imported.Findings.Select(finding => (imported, finding)))
                .GroupBy(pair => (pair.finding.Weight, pair.finding.Code))
                .OrderByDescending(group => group.Key.Weight).ThenBy(group => group.Key.Code, StringComparer.Ordinal)
                .Select(group => new FindingGroup(
                    group.Key.Code,
                    group.Key.Weight,
                    FindingActions.Of(group.Key.Code),
                    [.. group.Select(pair => new FoundEntry(pair.imported.Entry.Id, pair.imported.File, pair.imported.Entry.Name, pair.finding.Sentence, pair.finding.OtherId))])),
        ];
    }

    /// <summary>The report as JSON in UTF-8 with LF.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json.ImportReport), (byte)'\n'];

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImportReport Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Json.ImportReport) ?? throw new JsonException("The report is null.");
}

/// <summary>Entries with one finding, and what to do about it.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Action">What to do, one sentence.</param>
/// <param name="Entries">The entries in the order of the source.</param>
public sealed record FindingGroup(string Code, FindingWeight Weight, string Action, ImmutableArray<FoundEntry> Entries);

/// <summary>One entry of a group.</summary>
/// <param name="Id">The entry.</param>
/// <param name="File">Its file in the source.</param>
/// <param name="Name">Its name; null where none is stated.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="OtherId">The other entry that it is about; null where there is none.</param>
public sealed record FoundEntry(string Id, string File, string? Name, string Sentence, string? OtherId);

/// <summary>Serializers of the report, made at build time.</summary>
[JsonSerializable(typeof(ImportReport))]
internal sealed partial class ImportReportJson : JsonSerializerContext;
