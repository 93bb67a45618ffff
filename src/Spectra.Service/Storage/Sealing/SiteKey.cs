namespace Spectra.Service.Storage.Sealing;

/// <summary>A key that has sealed a site, as <see cref="EvidenceTables.Signer"/> has it.</summary>
/// <param name="Id">The row.</param>
/// <param name="Seq">The event that recorded it.</param>
/// <param name="Key">The key.</param>
/// <param name="Algorithm">What it signs with.</param>
/// <param name="ValidFrom">Since when, as <see cref="UtcText"/>.</param>
/// <param name="PreviousKey">The fingerprint of the key before it; empty for the first.</param>
/// <param name="PreviousSignature">That key's signature over the change; empty where the former key was lost.</param>
/// <param name="Reason">Why it was changed; empty for the first.</param>
/// <param name="ChangedBy">Who changed it; empty for the first.</param>
internal sealed record SiteKey(string Id, long Seq, SealKey Key, string Algorithm, string ValidFrom, string PreviousKey, string PreviousSignature, string Reason, string ChangedBy);
