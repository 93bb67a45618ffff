namespace Spectra.Driver.Framing;

/// <summary>A file that a sender offers.</summary>
/// <param name="Name">Its name as sent, not sanitised.</param>
/// <param name="Bytes">Its size; null where the sender does not say.</param>
/// <param name="Modified">When it was changed last by the sender's clock, in UTC; null where it does not say.</param>
internal sealed record FileOffer(string Name, long? Bytes, DateTimeOffset? Modified);
