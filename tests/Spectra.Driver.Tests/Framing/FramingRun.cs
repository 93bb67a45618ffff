using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

/// <summary>What a framing finds in bytes as they arrive, with a caller that keeps to its contract and checks that the framing does.</summary>
internal sealed class FramingRun<TFrame>
    where TFrame : class
{
    private FramingRun()
    {
    }

    public List<TFrame> Frames { get; } = [];

    public List<string> Faults { get; } = [];

    /// <summary>How many bytes belonged to no good frame.</summary>
    public int Noise { get; private set; }

    /// <summary>How many bytes are kept for more to come.</summary>
    public int Kept { get; private set; }

    public static FramingRun<TFrame> Of(IFraming<TFrame> framing, Chunks chunks)
    {
        FramingRun<TFrame> run = new();
        List<byte> received = [];
        foreach (byte[] part in chunks.Parts)
        {
            received.AddRange(part);
            while (run.Take(framing.Read(received.ToArray()), received))
            {
            }
        }

        run.Kept = received.Count;
        return run;
    }

    private bool Take(FrameReading<TFrame> reading, List<byte> received)
    {
        Assert.InRange(reading.Consumed, 0, received.Count);
        Assert.InRange(reading.Noise, 0, reading.Consumed);
        received.RemoveRange(0, reading.Consumed);
        Noise += reading.Noise;
        Assert.Equal(reading.State == FrameState.Complete, reading.Frame is not null);
        Assert.Equal(reading.State == FrameState.Corrupt, reading.Fault is not null);
        if (reading.State == FrameState.Incomplete)
        {
            return false;
        }

        Assert.True(reading.Consumed > 0, "A caller that goes on must come to an end.");
        if (reading.Frame is { } frame)
        {
            Frames.Add(frame);
        }
        else
        {
            Faults.Add(reading.Fault!);
        }

        return true;
    }
}
