using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Seizures;

/// <summary>The identity of a decoded spectrum, whatever file it came in.</summary>
/// <remarks>SHA-256 of the UTF-8 text <c>spectra spectrum 1:AXIS UNIT:ORDINATE UNIT:</c>, then for each point its position and ordinate as IEEE 754 binary64, big-endian; a missing ordinate is the NaN 7FF8000000000000, and -0 is 0.</remarks>
internal static class SpectrumHash
{
    /// <summary>The hash in lower-case hexadecimal digits.</summary>
    public static string Of(Spectrum spectrum)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"spectra spectrum 1:{spectrum.Axis.Unit.Id}:{spectrum.Unit.Id}:"));
        Span<byte> point = stackalloc byte[16];
        for (int i = 0; i < spectrum.Count; i++)
        {
            BinaryPrimitives.WriteDoubleBigEndian(point, spectrum.Axis.Positions[i] + 0.0);
            double ordinate = spectrum.Ordinates[i];
            BinaryPrimitives.WriteUInt64BigEndian(point[8..], double.IsNaN(ordinate) ? 0x7FF8000000000000 : BitConverter.DoubleToUInt64Bits(ordinate + 0.0));
            hash.AppendData(point);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
