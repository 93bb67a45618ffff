using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Reviews;

/// <summary>What a signature is under: the hash binds it to what was decided and to the report that was before the signer's eyes.</summary>
internal static class SignedContent
{
    /// <summary>SHA-256 of the parts, each as <c>length:text;</c> in UTF-8, in lower-case hexadecimal digits. The length counts bytes.</summary>
    public static string Hash(params ReadOnlySpan<string> parts)
    {
        StringBuilder text = new();
        foreach (string part in parts)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part};");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
