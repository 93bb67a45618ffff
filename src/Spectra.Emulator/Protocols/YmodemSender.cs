using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Spectra.Emulator.Detector;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>Sends files as a YMODEM batch: the receiver asks with C for blocks with a CRC-16.</summary>
internal sealed class YmodemSender(HostLink link, SimulatedDetector detector) : IFileSender
{
    private const byte ShortBlock = 0x01;
    private const byte LongBlock = 0x02;
    private const byte EndOfFile = 0x04;
    private const byte Yes = 0x06;
    private const byte No = 0x15;
    private const byte Cancel = 0x18;
    private const byte Asked = (byte)'C';
    private const byte Padding = 0x1A;

    private const int ShortBytes = 128;
    private const int LongBytes = 1024;
    private const int MostAttempts = 12;
    private const int AnswerMilliseconds = 12_000;
    private const int PatienceMilliseconds = 60_000;

    private readonly LineBytes _host = new(link);

    /// <inheritdoc/>
    public OfferOutcome Offer(IReadOnlyList<StoredRecord> files)
    {
        foreach (StoredRecord file in files)
        {
            if (!link.MayOffer())
            {
                link.Answer([Cancel, Cancel, Cancel, Cancel, Cancel]);
                return OfferOutcome.Cancelled;
            }

            if (Send(file) is { } failure)
            {
                return failure;
            }
        }

        // A block without a name ends the batch.
        return AwaitAsked() ?? Deliver(Block(0, new byte[ShortBytes])) ?? OfferOutcome.Completed;
    }

    private OfferOutcome? Send(StoredRecord file)
    {
        byte[] content = detector.Memory.Content(file);
        if ((AwaitAsked() ?? Deliver(Block(0, Head(file))) ?? AwaitAsked()) is { } failure)
        {
            return failure;
        }

        byte number = 1;
        for (int at = 0; at < content.Length; number++)
        {
            int room = content.Length - at > ShortBytes ? LongBytes : ShortBytes;
            byte[] block = new byte[room];
            block.AsSpan().Fill(Padding);
            int length = Math.Min(room, content.Length - at);
            content.AsSpan(at, length).CopyTo(block);
            at += length;
            if (Deliver(Block(number, block), mayBeAsked: number == 1) is { } broken)
            {
                return broken;
            }
        }

        return Deliver([EndOfFile]);
    }

    // Sends until it is acknowledged; null when it was.
    private OfferOutcome? Deliver(byte[] block, bool mayBeAsked = true)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            _host.Clear();
            link.Answer(block);
            byte? answer;
            do
            {
                answer = _host.Next(AnswerMilliseconds);
                if (answer == Cancel && _host.Next(AnswerMilliseconds) == Cancel)
                {
                    return OfferOutcome.Cancelled;
                }
            }
            while (answer is not (null or Yes or No) && !(answer == Asked && mayBeAsked));

            if (answer == Yes)
            {
                return null;
            }
        }

        return OfferOutcome.Abandoned;
    }

    // Waits for the receiver to ask; null when it did.
    private OfferOutcome? AwaitAsked()
    {
        bool isCancelled = false;
        while (_host.Next(PatienceMilliseconds) is { } next)
        {
            if (next == Asked)
            {
                return null;
            }

            if (next == Cancel && isCancelled)
            {
                return OfferOutcome.Cancelled;
            }

            isCancelled = next == Cancel;
        }

        return OfferOutcome.Abandoned;
    }

    private static byte[] Head(StoredRecord file)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{file.Name}\0{file.Bytes} {Convert.ToString(file.Time, 8)} 100644 0");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] block = new byte[bytes.Length <= ShortBytes ? ShortBytes : LongBytes];
        bytes.CopyTo(block, 0);
        return block;
    }

    private static byte[] Block(byte number, byte[] content)
    {
        byte[] block = new byte[3 + content.Length + 2];
        block[0] = content.Length == ShortBytes ? ShortBlock : LongBlock;
        block[1] = number;
        block[2] = (byte)~number;
        content.CopyTo(block, 3);
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(3 + content.Length), Crc16.Of(content));
        return block;
    }
}
