using System.Collections.Immutable;

namespace Spectra.Service.Libraries.Releases;

/// <summary>The manifest of a release, <c>release.json</c>: written once, when it is drafted. Its hash is in the record and in what approvals sign.</summary>
/// <param name="Format"><see cref="CurrentFormat"/>.</param>
/// <param name="Id">The release's id in the record of the site that drafted it.</param>
/// <param name="Site">That site.</param>
/// <param name="Name">The library's name.</param>
/// <param name="Number">The release's number.</param>
/// <param name="PreviousSha256">The hash of the manifest of the release that it was drafted from; null for the first.</param>
/// <param name="LibrarySha256">The identity of the .speclib file.</param>
/// <param name="FileSha256">SHA-256 of that file's bytes.</param>
/// <param name="EntriesSha256">SHA-256 of <c>entries.jsonl</c>.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="EngineVersion">The version that built it.</param>
/// <param name="RecipeHash">The recipe of its rows.</param>
/// <param name="Imports">The imports that it took entries from.</param>
/// <param name="Knowledge">What it knows of itself.</param>
/// <param name="Worse">By which numbers it is worse than the release it was drafted from, a sentence each.</param>
/// <param name="Reason">Why it was drafted.</param>
/// <param name="DraftedBy">Who drafted it: the id of the account.</param>
/// <param name="DraftedName">The person's name.</param>
/// <param name="DraftedAt">When, in UTC.</param>
internal sealed record LibraryRelease(
    string Format,
    Guid Id,
    string Site,
    string Name,
    int Number,
    string? PreviousSha256,
    string LibrarySha256,
    string FileSha256,
    string EntriesSha256,
    int Entries,
    string EngineVersion,
    string RecipeHash,
    ImmutableArray<ReleasedImport> Imports,
    ReleaseKnowledge Knowledge,
    ImmutableArray<string> Worse,
    string Reason,
    string DraftedBy,
    string DraftedName,
    DateTimeOffset DraftedAt)
{
    /// <summary>The only format so far.</summary>
    public const string CurrentFormat = "spectra-library-release-1";
}

/// <summary>An import that a release took entries from.</summary>
/// <param name="Id">The import.</param>
/// <param name="By">Who made it.</param>
/// <param name="EntriesSha256">SHA-256 of its list of entries.</param>
/// <param name="ReportSha256">SHA-256 of its report.</param>
internal sealed record ReleasedImport(Guid Id, string By, string EntriesSha256, string ReportSha256);
