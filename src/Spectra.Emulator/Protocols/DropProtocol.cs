using Spectra.Emulator.Detector;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>A device that only sends its files, the newest first: to every host that opens the line, and again when somebody presses send.</summary>
internal sealed class DropProtocol(HostLink link, SimulatedDetector detector, IFileSender sender) : IProtocol
{
    /// <inheritdoc/>
    public void Converse()
    {
        byte[] ignored = new byte[256];
        link.IsSendPressed = true;
        while (true)
        {
            if (link.IsSendPressed && detector.Memory.Records.Count > 0)
            {
                link.IsSendPressed = false;
                List<StoredRecord> newestFirst = [.. detector.Memory.Records.Reverse()];
                link.IsSendPressed |= sender.Offer(newestFirst) == OfferOutcome.Abandoned;
            }
            else
            {
                // Nothing is asked of it, so whatever comes is not for it.
                link.Receive(ignored, -1);
            }
        }
    }
}
