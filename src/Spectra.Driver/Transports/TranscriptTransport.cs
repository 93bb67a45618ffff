using System.Globalization;

namespace Spectra.Driver.Transports;

/// <summary>Plays a recorded session back: the device's bytes are there as soon as the host has written what it wrote before them.</summary>
/// <remarks>
/// <para>The form of a transcript is told at <see cref="RecordingTransport"/>; empty lines are skipped. How either side's bytes are cut into transfers makes no difference.</para>
/// <para>There is no clock: a read for which the recorded device had nothing times out at once, unless its wait has no limit. A host that writes other bytes than were recorded gets a hang-up, and <see cref="Fault"/> says where they parted.</para>
/// </remarks>
public sealed class TranscriptTransport : ITransport
{
    private const long LargestFile = 256L * 1024 * 1024;

    private readonly Queue<TranscriptLine> _lines;
    private readonly ReceiveBuffer _received;
    private readonly Lock _gate = new();
    private ReadOnlyMemory<byte> _expected;
    private long _written;
    private bool _gone;

    private TranscriptTransport(DeviceAddress address, Queue<TranscriptLine> lines)
    {
        Address = address;
        _lines = lines;
        _received = new ReceiveBuffer(Math.Max(1, lines.Where(static line => line.Kind == TranscriptLineKind.FromDevice).Sum(static line => line.Bytes.Length)), static () => { });
        GoOn();
    }

    /// <inheritdoc/>
    public DeviceAddress Address { get; }

    /// <summary>Where the session left the recorded one, if it did.</summary>
    public string? Fault { get; private set; }

    /// <summary>Opens a transcript, which is read whole.</summary>
    /// <param name="address">Where it is.</param>
    /// <returns>The line, or why the file is none.</returns>
    public static TransportOpening Open(DeviceAddress.Transcript address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            if (new FileInfo(address.Path).Length > LargestFile)
            {
                return new TransportOpening.Refused(TransportRefusal.WrongKind, $"{address.Path} is too large for a transcript: at most 256 MiB are played back.");
            }

            Queue<TranscriptLine> lines = [];
            int number = 0;
            foreach (string text in File.ReadLines(address.Path))
            {
                number++;
                if (text.Length == 0)
                {
                    continue;
                }

                if (TranscriptLine.TryParse(text) is not { } line)
                {
                    return new TransportOpening.Refused(TransportRefusal.WrongKind, string.Create(CultureInfo.InvariantCulture, $"{address.Path} is no transcript: line {number} is not a time, a sign (> < ! #) and bytes in hexadecimal digits."));
                }

                lines.Enqueue(line);
            }

            return new TransportOpening.Opened(new TranscriptTransport(address, lines));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return new TransportOpening.Refused(TransportRefusal.Absent, $"There is no transcript at {address.Path}: check the name of the file.");
        }
        catch (UnauthorizedAccessException)
        {
            return new TransportOpening.Refused(TransportRefusal.Forbidden, $"You may not read {address.Path}: have its owner allow it.");
        }
        catch (IOException failure)
        {
            return new TransportOpening.Refused(TransportRefusal.Failed, $"{address.Path} could not be read: {failure.Message}");
        }
    }

    /// <inheritdoc/>
    public ValueTask<Transfer> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken) =>
        _received.ReadAsync(buffer, timeout == Timeout.InfiniteTimeSpan ? timeout : TimeSpan.Zero, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromResult(new Transfer(TransferStatus.Cancelled, 0));
        }

        lock (_gate)
        {
            int count = 0;
            while (count < bytes.Length && !_gone)
            {
                int some = Math.Min(_expected.Length, bytes.Length - count);
                int same = bytes.Span.Slice(count, some).CommonPrefixLength(_expected.Span[..some]);
                if (same < some || some == 0)
                {
                    Part(bytes.Span[count + same], _written + same, same < _expected.Length ? _expected.Span[same] : null);
                }

                count += same;
                _written += same;
                _expected = _expected[same..];
                GoOn();
            }

            return ValueTask.FromResult(new Transfer(_gone && count < bytes.Length ? TransferStatus.HungUp : TransferStatus.Done, count));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _gone = true;
        }

        _received.Discard();
        return ValueTask.CompletedTask;
    }

    private void Part(byte wrote, long after, byte? recorded)
    {
        Fault = string.Create(
            CultureInfo.InvariantCulture,
            $"After {after} bytes from the host the session leaves the transcript {Address}: the host wrote {wrote:X2}, {(recorded is { } other ? $"recorded is {other:X2}" : "but nothing more is recorded")}.");
        End();
    }

    private void End()
    {
        _gone = true;
        _received.Complete();
    }

    /// <summary>Gives out what the device sent next, up to where the host must write again.</summary>
    private void GoOn()
    {
        while (_expected.IsEmpty && !_gone && _lines.TryDequeue(out TranscriptLine? line))
        {
            switch (line.Kind)
            {
                case TranscriptLineKind.ToDevice:
                    _expected = line.Bytes;
                    break;
                case TranscriptLineKind.FromDevice:
                    _received.Put(line.Bytes);
                    break;
                case TranscriptLineKind.Full:
                    Fault = $"The transcript {Address} was full here; what followed is not recorded.";
                    End();
                    break;
                default:
                    End();
                    break;
            }
        }
    }
}
