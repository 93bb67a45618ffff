using Spectra.Driver.Profiles;

namespace Spectra.Driver.Discovery;

/// <summary>A device, or what may be one, that is attached now.</summary>
public sealed record AttachedDevice
{
    /// <summary>Who it is, whatever port it came up under: <c>vid:pid:serial</c> of its USB identity; see <see cref="DeviceKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Where it is reached.</summary>
    public required DeviceAddress Address { get; init; }

    /// <summary>What it is, in words for a person.</summary>
    public required string Description { get; init; }

    /// <summary>Its USB identity; null where it has none or none is known.</summary>
    public UsbIdentity? Usb { get; init; }

    /// <summary>The profile whose USB identity it matches; null where there is none. It may still be an instrument.</summary>
    public DeviceProfile? Profile { get; init; }

    /// <summary>Whether the user may read and write it.</summary>
    public bool IsPermitted { get; init; } = true;

    /// <summary><c>serial</c>, <c>usbtmc</c> or <c>storage</c>.</summary>
    public string Kind => Address switch
    {
        DeviceAddress.Serial => "serial",
        DeviceAddress.UsbTmc => "usbtmc",
        _ => "storage",
    };

    /// <summary>Which plugging-in it is: another one at the next, also at the same place.</summary>
    internal string Plugging { get; init; } = "";

    /// <summary>The state of a watched folder, which is another after something was put into it.</summary>
    internal string Content { get; init; } = "";
}
