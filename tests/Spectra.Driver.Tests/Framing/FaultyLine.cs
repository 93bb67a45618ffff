namespace Spectra.Driver.Tests.Framing;

/// <summary>One direction of a line that flips bits, drops bytes and inserts some, repeatably.</summary>
internal sealed class FaultyLine(int seed, double rate)
{
    private readonly Random _random = new(seed);

    /// <summary>Bytes that are never made up, because a protocol has no way to tell them from true ones.</summary>
    public IReadOnlyList<byte> NeverMadeUp { get; init; } = [];

    public int Faults { get; private set; }

    public byte[] Carry(ReadOnlySpan<byte> bytes)
    {
        List<byte> carried = new(bytes.Length);
        foreach (byte next in bytes)
        {
            if (_random.NextDouble() >= rate)
            {
                carried.Add(next);
                continue;
            }

            Faults++;
            switch (_random.Next(3))
            {
                case 0:
                    carried.Add(Allowed((byte)(next ^ (1 << _random.Next(8)))));
                    break;
                case 1:
                    carried.AddRange([Allowed((byte)_random.Next(256)), next]);
                    break;
                default:
                    break;
            }
        }

        return [.. carried];
    }

    private byte Allowed(byte madeUp) => NeverMadeUp.Contains(madeUp) ? (byte)0 : madeUp;
}
