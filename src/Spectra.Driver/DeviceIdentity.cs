namespace Spectra.Driver;

/// <summary>What a device says it is. Null means "not reported", never a default.</summary>
/// <param name="Model">Make and model.</param>
/// <param name="Serial">The serial number.</param>
/// <param name="Firmware">The firmware version.</param>
public sealed record DeviceIdentity(string? Model, string? Serial, string? Firmware)
{
    /// <summary>A device that says nothing of itself.</summary>
    public static DeviceIdentity NotReported { get; } = new(null, null, null);
}
