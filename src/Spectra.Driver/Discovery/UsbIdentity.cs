namespace Spectra.Driver.Discovery;

/// <summary>What a USB device says of itself. Null means that it says nothing there.</summary>
/// <param name="VendorId">The vendor, four lower-case hexadecimal digits.</param>
/// <param name="ProductId">The product, four lower-case hexadecimal digits.</param>
/// <param name="Serial">The serial number.</param>
/// <param name="Manufacturer">The manufacturer's name.</param>
/// <param name="ProductName">The product's name.</param>
public sealed record UsbIdentity(string VendorId, string ProductId, string? Serial = null, string? Manufacturer = null, string? ProductName = null);
