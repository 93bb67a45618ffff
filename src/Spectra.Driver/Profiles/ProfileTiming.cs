namespace Spectra.Driver.Profiles;

/// <summary>How long a device may take, and how often it is asked again.</summary>
public sealed record ProfileTiming
{
    /// <summary>The values of a profile that states none.</summary>
    public static ProfileTiming Default { get; } = new();

    /// <summary>How long the line must be quiet after opening before anything is sent; what comes until then is discarded.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>How long an answer may keep nothing coming.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a read is tried before the device counts as silent, the first time included.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long to wait before a busy device is asked again.</summary>
    public TimeSpan Busy { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a device that sends by itself may take to begin.</summary>
    public TimeSpan Begin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait after closing before the device takes the next connection.</summary>
    public TimeSpan BetweenConnections { get; init; } = TimeSpan.Zero;
}
