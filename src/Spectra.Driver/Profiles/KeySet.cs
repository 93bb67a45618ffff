using System.Collections.Immutable;

namespace Spectra.Driver.Profiles;

/// <summary>The keys of one kind of object in a profile's file.</summary>
/// <param name="Required">Those that must be there.</param>
/// <param name="Optional">Those that may be.</param>
internal sealed record KeySet(ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    /// <summary>All of them, the required ones first.</summary>
    public ImmutableArray<string> All { get; } = [.. Required, .. Optional];
}
