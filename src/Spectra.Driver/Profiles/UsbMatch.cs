namespace Spectra.Driver.Profiles;

/// <summary>A USB device by what it says of itself.</summary>
/// <param name="VendorId">The vendor, four lower-case hexadecimal digits.</param>
/// <param name="ProductId">The product, four lower-case hexadecimal digits; null for any of the vendor's.</param>
public sealed record UsbMatch(string VendorId, string? ProductId);
