using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Docking;

/// <summary>A line whose far end says the same whatever it hears: what each read brings, null for one in which nothing comes. After the last it is gone.</summary>
internal sealed class ScriptedLine(IEnumerable<byte[]?> reads) : ITransport
{
    private readonly IEnumerator<byte[]?> _reads = reads.GetEnumerator();
    private byte[] _rest = [];

    public DeviceAddress Address { get; } = new DeviceAddress.Tcp("scripted", 1);

    public ValueTask<Transfer> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_rest.Length == 0)
        {
            if (!_reads.MoveNext())
            {
                return ValueTask.FromResult(new Transfer(TransferStatus.HungUp, 0));
            }

            _rest = _reads.Current ?? [];
        }

        int count = Math.Min(buffer.Length, _rest.Length);
        _rest.AsSpan(0, count).CopyTo(buffer.Span);
        _rest = _rest[count..];
        return ValueTask.FromResult(new Transfer(count > 0 ? TransferStatus.Done : TransferStatus.TimedOut, count));
    }

    public ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Transfer(TransferStatus.Done, bytes.Length));

    public ValueTask DisposeAsync()
    {
        _reads.Dispose();
        return ValueTask.CompletedTask;
    }
}
