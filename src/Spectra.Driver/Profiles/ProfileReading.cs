using System.Collections.Immutable;

namespace Spectra.Driver.Profiles;

/// <summary>What came of reading a profile's file.</summary>
public abstract record ProfileReading
{
    private ProfileReading()
    {
    }

    /// <summary>The file declares an instrument.</summary>
    /// <param name="Profile">The profile.</param>
    public sealed record Accepted(DeviceProfile Profile) : ProfileReading;

    /// <summary>The file can't be used.</summary>
    /// <param name="Faults">Everything that is wrong in it; at least one.</param>
    public sealed record Refused(ImmutableArray<ProfileFault> Faults) : ProfileReading;
}
