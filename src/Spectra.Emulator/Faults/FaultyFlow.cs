namespace Spectra.Emulator.Faults;

/// <summary>The bytes in one direction, with the faults that lie among them. Places are counted in the bytes that were meant, not in those that faults make of them.</summary>
/// <param name="unit">The direction.</param>
/// <param name="journal">Where faults that fired are written.</param>
/// <param name="wait">Lets so many milliseconds pass.</param>
/// <param name="breakLine">Closes the line and opens it again; does not return.</param>
internal sealed class FaultyFlow(FaultUnit unit, FaultJournal journal, Action<int> wait, Action<Fault> breakLine)
{
    private FaultQueue _faults = new([]);

    /// <summary>Takes bytes on.</summary>
    public delegate void Delivery(ReadOnlySpan<byte> bytes);

    /// <summary>How many bytes passed since the faults were set.</summary>
    public long Offset { get; private set; }

    /// <summary>Replaces the faults; places count from here.</summary>
    public void Restart(FaultQueue faults)
    {
        _faults = faults;
        Offset = 0;
    }

    /// <summary>Hands bytes on.</summary>
    public void Pass(ReadOnlySpan<byte> bytes, Delivery deliver)
    {
        while (bytes.Length > 0)
        {
            int plain = (int)Math.Min(bytes.Length, Math.Max(0, _faults.NextPlace(unit) - Offset));
            if (plain > 0)
            {
                Offset += plain;
                deliver(bytes[..plain]);
                bytes = bytes[plain..];
            }
            else if (_faults.Take(unit, Offset, long.MaxValue) is { } fault)
            {
                bytes = bytes[Fire(fault, bytes, deliver)..];
            }
        }
    }

    /// <summary>The random bytes of a fault: the same fault at the same place brings the same.</summary>
    public static byte[] Chance(Fault fault)
    {
        Simulation.RandomStream random = new((ulong)((fault.At * 31) + fault.From + fault.Bit));
        return [.. Enumerable.Range(0, Math.Max(0, fault.Length)).Select(_ => (byte)random.Next())];
    }

    // Returns how many of the bytes it has dealt with.
    private int Fire(Fault fault, ReadOnlySpan<byte> bytes, Delivery deliver)
    {
        int length = Math.Clamp(fault.Length, 0, bytes.Length);
        int consumed = fault.Kind switch { FaultKind.Flip => 1, FaultKind.Drop or FaultKind.DuplicateBytes or FaultKind.SlowDrip => length, _ => 0 };
        journal.Fired(fault, Offset, Offset, Told(fault, length));
        Offset += consumed;
        switch (fault.Kind)
        {
            case FaultKind.Noise:
                deliver(Chance(fault));
                break;
            case FaultKind.Flip:
                deliver([(byte)(bytes[0] ^ (1 << fault.Bit))]);
                break;
            case FaultKind.Drop:
                break;
            case FaultKind.DuplicateBytes:
                deliver(bytes[..length]);
                deliver(bytes[..length]);
                break;
            case FaultKind.SlowDrip:
                for (int i = 0; i < length; i++)
                {
                    wait(fault.Milliseconds);
                    deliver(bytes[i..(i + 1)]);
                }

                break;
            case FaultKind.Stall:
                wait(fault.Milliseconds);
                break;
            default:
                breakLine(fault);
                break;
        }

        return consumed;
    }

    private static string Told(Fault fault, int length) => fault.Kind switch
    {
        FaultKind.Noise => $"{fault.Length} random bytes came in between",
        FaultKind.Flip => $"bit {fault.Bit} of a byte was turned",
        FaultKind.Drop => $"{length} bytes were lost",
        FaultKind.DuplicateBytes => $"{length} bytes came twice",
        FaultKind.SlowDrip => $"{length} bytes came one every {fault.Milliseconds} ms",
        FaultKind.Stall => $"silence of {fault.Milliseconds} ms",
        _ => $"the line was closed and came back after {fault.Milliseconds} ms",
    };
}
