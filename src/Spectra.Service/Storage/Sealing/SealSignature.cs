namespace Spectra.Service.Storage.Sealing;

/// <summary>Signs seals, and checks that a seal is as it was signed by the key it names. Whether that is the site's key, <see cref="SiteKeys"/> says.</summary>
internal static class SealSignature
{
    // A record that is read asks twice for the same seal, and a writer for the one it just made: what was made or found good in this process, value for value, is good.
    private static volatile ChainSeal? _lastGood;

    /// <summary>A seal with its time, key and signature.</summary>
    public static ChainSeal Of(ChainSeal seal, ISealSigner signer, DateTimeOffset at)
    {
        ChainSeal unsigned = seal with
        {
            Format = ChainSeal.CurrentFormat,
            SealedAt = UtcText.Of(at),
            Key = signer.Key.Fingerprint,
            PublicKey = signer.Key.PublicKey,
            Algorithm = SealKey.Algorithm,
            Signature = null,
        };
        return _lastGood = unsigned with { Signature = signer.Sign(SealText.Of(unsigned)) };
    }

    /// <summary>Whether a signed seal is as its key signed it.</summary>
    public static bool IsGood(ChainSeal seal)
    {
        if (seal == _lastGood)
        {
            return true;
        }

        bool isGood = seal is { SealedAt: not null, Key: { } key, PublicKey: { } publicKey, Algorithm: SealKey.Algorithm, Signature: { } signature }
            && new SealKey(key, publicKey).Verifies(SealText.Of(seal), signature);
        if (isGood)
        {
            _lastGood = seal;
        }

        return isGood;
    }
}
