using System.Collections.Immutable;

namespace Spectra.Driver.Discovery;

/// <summary>What changed between two lists of attached devices.</summary>
internal static class DeviceDifference
{
    /// <summary>The changes, first who left, then who arrived.</summary>
    public static IEnumerable<DeviceChange> Between(ImmutableArray<AttachedDevice> before, ImmutableArray<AttachedDevice> after)
    {
        Dictionary<(string, DeviceAddress, string), AttachedDevice> old = Pluggings(before);
        Dictionary<(string, DeviceAddress, string), AttachedDevice> now = Pluggings(after);
        return
        [
            .. old.Where(pair => !now.ContainsKey(pair.Key)).Select(static pair => new DeviceChange.Left(pair.Value)),
            .. now.Where(pair => !old.TryGetValue(pair.Key, out AttachedDevice? was) || was.Content != pair.Value.Content).Select(static pair => new DeviceChange.Arrived(pair.Value)),
        ];
    }

    /// <summary>The same device at the same place is another after it was unplugged in between.</summary>
    private static Dictionary<(string, DeviceAddress, string), AttachedDevice> Pluggings(ImmutableArray<AttachedDevice> devices) =>
        devices.GroupBy(static device => (device.Key, device.Address, device.Plugging)).ToDictionary(static group => group.Key, static group => group.First());
}
