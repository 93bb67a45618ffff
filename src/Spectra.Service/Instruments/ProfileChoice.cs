using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

namespace Spectra.Service.Instruments;

/// <summary>Which profile a docking session uses.</summary>
internal abstract record ProfileChoice
{
    private ProfileChoice()
    {
    }

    /// <summary>Chooses: what a person names, else what the USB identity behind the address names, else whatever answers the question that the profiles on the shelf may ask.</summary>
    /// <param name="named">The id or file that a person names; null for none.</param>
    /// <param name="address">Where the device is.</param>
    /// <param name="shelf">The profiles at hand.</param>
    public static ProfileChoice Of(string? named, DeviceAddress address, ProfileShelf shelf)
    {
        AttachedDevice? attached = address is DeviceAddress.Serial or DeviceAddress.UsbTmc
            ? AttachedDevices.List(shelf, DiscoverySettings.Default).FirstOrDefault(device => PlaceOf(device.Address) == PlaceOf(address))
            : null;
        Chosen found = new(attached?.Profile, [.. shelf.Probing], attached?.Usb?.Serial);
        return named is null ? found
            : shelf.Find(named) is { } shelved ? found with { Profile = shelved }
            : !File.Exists(named) ? new Refused($"There is no profile '{named}': expected a file, or one of {string.Join(", ", shelf.Profiles.Select(static profile => profile.Id))}.")
            : DeviceProfileFile.Read(named) switch
            {
                ProfileReading.Accepted accepted => found with { Profile = accepted.Profile },
                ProfileReading.Refused refused => new Refused(string.Join(Environment.NewLine, refused.Faults)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }

    /// <summary>The device file an address leads to: links such as those by id name the same device. Null for what is reached otherwise.</summary>
    public static string? PlaceOf(DeviceAddress address)
    {
        string? path = address switch
        {
            DeviceAddress.Serial serial => serial.Port,
            DeviceAddress.UsbTmc usb => usb.Path,
            _ => null,
        };
        try
        {
            return path is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    /// <summary>What the session is given.</summary>
    /// <param name="Profile">The profile; null to ask the device.</param>
    /// <param name="Candidates">The profiles it may be asked for.</param>
    /// <param name="UsbSerial">The serial number of the USB device behind the address; null where there is none.</param>
    internal sealed record Chosen(DeviceProfile? Profile, ImmutableArray<DeviceProfile> Candidates, string? UsbSerial) : ProfileChoice
    {
        /// <summary>The settings with this choice in them.</summary>
        public DockSettings In(DockSettings settings) => settings with { Profile = Profile, Candidates = Candidates, UsbSerial = UsbSerial };
    }

    /// <summary>What was named can't be used.</summary>
    /// <param name="Sentence">Why, for a person.</param>
    internal sealed record Refused(string Sentence) : ProfileChoice;
}
