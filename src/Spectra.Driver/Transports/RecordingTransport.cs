using System.Globalization;
using System.Text;

namespace Spectra.Driver.Transports;

/// <summary>Hands everything on to another line and writes down what passes, so that the session can be played back by a <see cref="TranscriptTransport"/>.</summary>
/// <remarks>
/// <para>A transcript is text in ASCII, a line for each transfer: the seconds since it began with three decimals, a sign, and what the sign tells, separated by single spaces.</para>
/// <list type="bullet">
/// <item><c>0.012 &gt; 2A49444E3F0A</c>: the host sent these bytes, in hexadecimal digits, at most 512 in a line.</item>
/// <item><c>0.034 &lt; 41434D45</c>: the device sent these.</item>
/// <item><c>1.250 ! hang-up</c>: the line was gone.</item>
/// <item><c>9.000 # full</c>: the transcript has reached its size; what followed is not in it.</item>
/// </list>
/// <para>What was read while a write was under way stands after that write, as an answer to it must. A transcript that can no longer be written (a full disk) ends the recording, not the session.</para>
/// </remarks>
public sealed class RecordingTransport : ITransport
{
    /// <summary>The size a transcript has at most unless another is given: 64 MiB.</summary>
    public const long DefaultLimit = 64L * 1024 * 1024;

    private const int BytesInALine = 512;
    private const int RoomForTheLast = 64;

    private readonly ITransport _inner;
    private readonly Stream _transcript;
    private readonly TimeProvider _clock;
    private readonly long _limit;
    private readonly long _start;
    private readonly Lock _gate = new();
    private readonly List<string> _held = [];
    private long _size;
    private bool _writing;
    private bool _ended;

    /// <summary>Records a line.</summary>
    /// <param name="inner">The line, closed with this.</param>
    /// <param name="transcript">Where it is written down, closed with this.</param>
    /// <param name="clock">For the times in the transcript.</param>
    /// <param name="limit">The most bytes the transcript gets, at least 128.</param>
    public RecordingTransport(ITransport inner, Stream transcript, TimeProvider clock, long limit = DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(transcript);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2 * RoomForTheLast);
        _inner = inner;
        _transcript = transcript;
        _clock = clock;
        _limit = limit;
        _start = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public DeviceAddress Address => _inner.Address;

    /// <inheritdoc/>
    public async ValueTask<Transfer> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Transfer transfer = await _inner.ReadAsync(buffer, timeout, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            Note('<', buffer.Span[..transfer.Count], transfer.Status, _writing);
        }

        return transfer;
    }

    /// <inheritdoc/>
    public async ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _writing = true;
        }

        Transfer transfer = default;
        try
        {
            transfer = await _inner.WriteAsync(bytes, timeout, cancellationToken).ConfigureAwait(false);
            return transfer;
        }
        finally
        {
            lock (_gate)
            {
                _writing = false;
                Note('>', bytes.Span[..transfer.Count], TransferStatus.Done, held: false);
                foreach (string line in _held)
                {
                    Append(line);
                }

                _held.Clear();
                Note('>', [], transfer.Status, held: false);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _ended = true;
        }

        await _inner.DisposeAsync().ConfigureAwait(false);
        await _transcript.DisposeAsync().ConfigureAwait(false);
    }

    private void Note(char sign, ReadOnlySpan<byte> bytes, TransferStatus status, bool held)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> some = bytes[..Math.Min(BytesInALine, bytes.Length)];
            Note($"{sign} {Convert.ToHexString(some)}", held);
            bytes = bytes[some.Length..];
        }

        if (status == TransferStatus.HungUp)
        {
            Note("! hang-up", held);
        }
    }

    private void Note(string what, bool held)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{_clock.GetElapsedTime(_start).TotalSeconds:F3} {what}");
        if (held)
        {
            _held.Add(line);
        }
        else
        {
            Append(line);
        }
    }

    private void Append(string line)
    {
        if (_ended)
        {
            return;
        }

        if (_size + line.Length + 1 > _limit - RoomForTheLast)
        {
            line = string.Create(CultureInfo.InvariantCulture, $"{_clock.GetElapsedTime(_start).TotalSeconds:F3} # full");
            _ended = true;
        }

        _ended |= line.EndsWith("! hang-up", StringComparison.Ordinal);
        _size += line.Length + 1;
        try
        {
            _transcript.Write(Encoding.ASCII.GetBytes(line + "\n"));
            _transcript.Flush();
        }
        catch (IOException)
        {
            _ended = true;
        }
    }
}
