namespace Spectra.Service.Exports;

/// <summary>Where the evidence chain of a site stood when a dossier was read.</summary>
/// <param name="Site">The site.</param>
/// <param name="Count">How many events it had.</param>
/// <param name="Head">The hash of the last.</param>
/// <param name="SealKeyFingerprint">The SHA-256 of the public key that seals it, as hexadecimal text; null where the seal is not signed.</param>
internal sealed record ChainStanding(string Site, long Count, string Head, string? SealKeyFingerprint);
