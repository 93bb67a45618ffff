namespace Spectra.Emulator.Protocols;

/// <summary>What became of an offer of files.</summary>
internal enum OfferOutcome
{
    /// <summary>The host has answered to every file.</summary>
    Completed,

    /// <summary>The host wants none.</summary>
    Cancelled,

    /// <summary>The host fell silent; the offer stands.</summary>
    Abandoned,
}
