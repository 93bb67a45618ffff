using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>Sends files to whoever receives them.</summary>
internal interface IFileSender
{
    /// <summary>Offers files, and sends those that are wanted.</summary>
    /// <param name="files">The records, in the order they are offered.</param>
    OfferOutcome Offer(IReadOnlyList<StoredRecord> files);
}
