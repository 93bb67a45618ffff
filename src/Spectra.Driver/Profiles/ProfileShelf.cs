using System.Collections.Immutable;
using Spectra.Driver.Discovery;

namespace Spectra.Driver.Profiles;

/// <summary>The profiles that are at hand: those that are shipped, and a laboratory's own, which stand before a shipped one of the same id.</summary>
/// <remarks>Read once; a changed file counts from the next opening on.</remarks>
public sealed class ProfileShelf
{
    /// <summary>The most files that are read from one folder.</summary>
    private const int MaximumFiles = 1000;

    private const string SchemaSuffix = ".schema.json";

    private readonly ImmutableDictionary<string, DeviceProfile> _byId;

    private ProfileShelf(ImmutableArray<DeviceProfile> profiles, ImmutableArray<ProfileFault> faults)
    {
        Profiles = profiles;
        Faults = faults;
        _byId = profiles.ToImmutableDictionary(static profile => profile.Id, StringComparer.Ordinal);
    }

    /// <summary>No profile at all.</summary>
    public static ProfileShelf Empty { get; } = new([], []);

    /// <summary>Where the shipped profiles lie: beside the program, as files that a laboratory can read as examples.</summary>
    public static string ShippedFolder { get; } = Path.Combine(AppContext.BaseDirectory, "device-profiles");

    /// <summary>The profiles, a laboratory's own first, each id once.</summary>
    public ImmutableArray<DeviceProfile> Profiles { get; }

    /// <summary>What is wrong in files that were left out.</summary>
    public ImmutableArray<ProfileFault> Faults { get; }

    /// <summary>Those whose identify query may be put to a device that no USB identity matches.</summary>
    public IEnumerable<DeviceProfile> Probing => Profiles.Where(static profile => profile.Match.MayProbe);

    /// <summary>Opens the shipped profiles and a laboratory's own.</summary>
    /// <param name="dataFolder">The data folder, whose folder <c>profiles</c> holds the laboratory's own; null for none.</param>
    public static ProfileShelf Open(string? dataFolder) =>
        OpenFolders(dataFolder is null ? [ShippedFolder] : [Path.Combine(dataFolder, "profiles"), ShippedFolder]);

    /// <summary>Opens the profiles of some folders; of several with one id, the one in the first folder counts.</summary>
    /// <param name="folders">The folders; one that is not there holds none.</param>
    public static ProfileShelf OpenFolders(params ImmutableArray<string> folders)
    {
        ImmutableArray<DeviceProfile>.Builder profiles = ImmutableArray.CreateBuilder<DeviceProfile>();
        ImmutableArray<ProfileFault>.Builder faults = ImmutableArray.CreateBuilder<ProfileFault>();
        Dictionary<string, string> folderOf = new(StringComparer.Ordinal);
        foreach (string folder in folders)
        {
            foreach (string file in Files(folder, faults))
            {
                switch (DeviceProfileFile.Read(file))
                {
                    case ProfileReading.Refused refused:
                        faults.AddRange(refused.Faults);
                        break;
                    case ProfileReading.Accepted { Profile: { } profile } when folderOf.TryAdd(profile.Id, folder):
                        profiles.Add(profile);
                        break;
                    case ProfileReading.Accepted { Profile: { } profile } when folderOf[profile.Id] == folder:
                        faults.Add(new ProfileFault(Path.GetFileName(file), "$.id", $"another file in the same folder declares \"{profile.Id}\" already; this one is left out."));
                        break;
                }
            }
        }

        return new ProfileShelf(profiles.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>The profile with an id; null where there is none.</summary>
    public DeviceProfile? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The profiles of a USB device: those that name its product before those that name only its vendor.</summary>
    public ImmutableArray<DeviceProfile> Matching(UsbIdentity usb)
    {
        ArgumentNullException.ThrowIfNull(usb);
        return
        [
            .. Profiles.Where(profile => profile.Match.Usb.Contains(new UsbMatch(usb.VendorId, usb.ProductId))),
            .. Profiles.Where(profile => profile.Match.Usb.Contains(new UsbMatch(usb.VendorId, ProductId: null))
                && !profile.Match.Usb.Contains(new UsbMatch(usb.VendorId, usb.ProductId))),
        ];
    }

    private static string[] Files(string folder, ImmutableArray<ProfileFault>.Builder faults)
    {
        try
        {
            return !Directory.Exists(folder) ? [] :
            [
                .. Directory.EnumerateFiles(folder, "*.json").Where(static file => !file.EndsWith(SchemaSuffix, StringComparison.OrdinalIgnoreCase)).Take(MaximumFiles).Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            faults.Add(new ProfileFault(folder, "$", $"the folder can't be read: {failure.Message}"));
            return [];
        }
    }
}
