using System.Collections.Immutable;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>The keys that have sealed this site's record, and so signed what was drafted here.</summary>
internal static class SiteKeyList
{
    /// <summary>Their fingerprints, oldest first.</summary>
    public static ImmutableArray<string> Of(DatabaseReader reader) => reader.Read(static snapshot => SiteKeys.Of(snapshot).Keys.Select(static key => key.Key.Fingerprint).ToImmutableArray());
}
