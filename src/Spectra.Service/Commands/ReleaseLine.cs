using System.Collections.Immutable;
using Spectra.Service.Libraries.Releases;

namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>library list</c>.</summary>
internal sealed record ReleaseLine(string Library, int Number, string State, int Entries, int Substances, string ManifestSha256, string LibrarySha256, DateTimeOffset DraftedAt, string DraftedName, ImmutableArray<string> Worse)
{
    public static ReleaseLine Of(ReleaseItem item) => new(
        item.Release.Library,
        item.Release.Number,
        item.State,
        item.Release.Entries,
        item.Release.Substances,
        item.Release.ManifestSha256,
        item.Release.LibrarySha256,
        item.Release.DraftedAt,
        item.Release.DraftedName,
        item.Release.Worse);
}
