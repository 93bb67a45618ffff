using System.Globalization;

namespace Spectra.Driver.Discovery;

/// <summary>Names devices by identity, never by the port they came up under.</summary>
/// <remarks>
/// <para><c>vid:pid:serial</c>; a device without a serial number is known by its socket instead, <c>vid:pid:@1-2.3</c>, and so is another after it was plugged in elsewhere.
/// Of a device with several lines or partitions, all but the first have <c>/2</c> and so on behind it.</para>
/// <para>Where a manufacturer gives every device the same serial number, two of them have the same key; they differ by address.</para>
/// </remarks>
internal static class DeviceKey
{
    /// <summary>The key of a USB device.</summary>
    /// <param name="device">The device with its place.</param>
    /// <param name="part">Which of its lines or partitions, counted from 1.</param>
    public static string Of(UsbDevice device, int part)
    {
        UsbIdentity usb = device.Identity;
        string key = $"{usb.VendorId}:{usb.ProductId}:{usb.Serial ?? $"@{device.Socket}"}";
        return part <= 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}/{part}");
    }

    /// <summary>The key of anything else: its address.</summary>
    public static string Of(DeviceAddress address) => address.ToString();
}
