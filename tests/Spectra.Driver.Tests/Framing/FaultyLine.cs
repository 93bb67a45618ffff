namespace Spectra.Driver.Tests.Framing;

/// <summary>One direction of a line that flips bits, drops bytes and inserts some, repeatably.</summary>
internal sealed class FaultyLine(int seed, double rate)
{
    private readonly Random _random = new(seed);

    /// <summary>A byte that is never made up, because a protocol has no way to tell it from a true one.</summary>
    public byte? NeverInserted { get; init; }

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
                    byte flipped = (byte)(next ^ (1 << _random.Next(8)));
                    carried.Add(flipped == NeverInserted ? (byte)0 : flipped);
                    break;
                case 1:
                    byte inserted = (byte)_random.Next(256);
                    carried.AddRange([inserted == NeverInserted ? (byte)0 : inserted, next]);
                    break;
                default:
                    break;
            }
        }

        return [.. carried];
    }
}
