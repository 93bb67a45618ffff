namespace Spectra.Soak.Docking;

/// <summary>The detectors of one worker: each instrument is started once and docked again and again.</summary>
/// <param name="profiles">Their profiles.</param>
/// <param name="spectra">The folder of their measurements.</param>
/// <param name="folder">A folder that no other worker uses.</param>
/// <param name="isOnNetwork">Whether they speak on TCP, not on a pseudo terminal.</param>
internal sealed class Bench(FastProfiles profiles, string spectra, string folder, bool isOnNetwork) : IAsyncDisposable
{
    private readonly Dictionary<string, Detector> _detectors = [];

    /// <summary>The profiles.</summary>
    public FastProfiles Profiles => profiles;

    /// <summary>A folder that no other worker uses.</summary>
    public string Folder => folder;

    /// <summary>The detector of a profile.</summary>
    public async Task<Detector> DetectorAsync(string profile)
    {
        if (!_detectors.TryGetValue(profile, out Detector? detector))
        {
            detector = await Detector.StartAsync(profiles.File(profile), spectra, $"{folder}-{profile}.log", isOnNetwork ? ["--tcp", "0"] : ["--pty"]);
            _detectors.Add(profile, detector);
        }

        return detector;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (Detector detector in _detectors.Values)
        {
            await detector.DisposeAsync();
        }
    }
}
