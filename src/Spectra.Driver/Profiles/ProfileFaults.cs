using System.Collections.Immutable;

namespace Spectra.Driver.Profiles;

/// <summary>Gathers everything that is wrong in one profile's file.</summary>
/// <param name="file">The file, as it was named.</param>
internal sealed class ProfileFaults(string file)
{
    private readonly ImmutableArray<ProfileFault>.Builder _faults = ImmutableArray.CreateBuilder<ProfileFault>();

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsEmpty => _faults.Count == 0;

    /// <summary>Notes one more.</summary>
    public void Add(string path, string sentence) => _faults.Add(new ProfileFault(file, path, sentence));

    /// <summary>The refusal with all of them.</summary>
    public ProfileReading.Refused Refuse() => new(_faults.ToImmutable());
}
