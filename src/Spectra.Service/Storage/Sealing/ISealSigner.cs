namespace Spectra.Service.Storage.Sealing;

/// <summary>Signs a site's seals. It is asked at every append, so it holds its key in memory.</summary>
internal interface ISealSigner : IDisposable
{
    /// <summary>The word the record has for where the key lies.</summary>
    string Provider { get; }

    /// <summary>The public half of the key.</summary>
    SealKey Key { get; }

    /// <summary>The signature over a text, as <see cref="SealKey.Algorithm"/> says, in base64.</summary>
    string Sign(ReadOnlySpan<byte> text);
}
