using System.Text;

namespace Spectra.Driver.Tests.Framing;

/// <summary>Bytes from hexadecimal digits and from text.</summary>
internal static class Hex
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
