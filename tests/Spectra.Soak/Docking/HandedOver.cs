using Spectra.Driver.Docking;

namespace Spectra.Soak.Docking;

/// <summary>Something that a session handed over as new.</summary>
/// <param name="Sha256">The SHA-256 of the bytes.</param>
/// <param name="Record">What the device stated of it.</param>
/// <param name="IsSpectrum">Whether it could be read.</param>
internal sealed record HandedOver(string Sha256, StoredRecord Record, bool IsSpectrum);
