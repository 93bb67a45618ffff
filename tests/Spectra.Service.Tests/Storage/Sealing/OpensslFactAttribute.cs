namespace Spectra.Service.Tests.Storage.Sealing;

/// <summary>A fact that is checked by OpenSSL, which nobody here wrote; skipped, and listed as such, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpensslFactAttribute : FactAttribute
{
    public OpensslFactAttribute()
    {
        if (!File.Exists(Openssl.Path))
        {
            Skip = "openssl is absent: install openssl.";
        }
    }
}
