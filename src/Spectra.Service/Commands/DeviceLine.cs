using Spectra.Driver.Discovery;

namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>devices</c>: what is attached. Vendor and product are USB numbers; null where there is no USB identity or none is known.</summary>
internal sealed record DeviceLine(string Key, string Kind, string Address, string? Vendor, string? Product, string? Serial, string Description, string? Profile, bool Permitted)
{
    /// <summary>The line of a device.</summary>
    public static DeviceLine Of(AttachedDevice device) => new(
        device.Key,
        device.Kind,
        device.Address.ToString(),
        device.Usb?.VendorId,
        device.Usb?.ProductId,
        device.Usb?.Serial,
        device.Description,
        device.Profile?.Id,
        device.IsPermitted);
}
