using System.Text;
using Spectra.Emulator.Simulation;
using Spectra.Emulator.Writing;

namespace Spectra.Emulator.Tests.Writing;

public class SpcTests
{
    [Fact]
    public void EveryFieldStandsAtItsPublishedOffset()
    {
        Measurement measurement = Some.Measurement(0.5, 0.25, 0.125);
        byte[] file = Spc.File(measurement);
        using BinaryReader reader = new(new MemoryStream(file));

        Assert.Equal([0x00, 0x4B, 4, 0x80], reader.ReadBytes(4));
        Assert.Equal(3, reader.ReadInt32());
        Assert.Equal([1005, 1000], [reader.ReadDouble(), reader.ReadDouble()]);
        Assert.Equal(1, reader.ReadInt32());
        Assert.Equal([1, 2, 0, 0], reader.ReadBytes(4));
        uint time = reader.ReadUInt32();
        Assert.Equal([2026u, 11u, 22u, 9u, 41u], [time >> 20, (time >> 16) & 15, (time >> 11) & 31, (time >> 6) & 31, time & 63]);
        Assert.Equal("4 cm-1", Text(reader.ReadBytes(9)));
        Assert.Equal("SIM-0001", Text(reader.ReadBytes(9)));
        Assert.Equal("SIMULATED TEST", Text(file[88..218]));
        reader.BaseStream.Position = 248;
        int log = reader.ReadInt32();
        Assert.Equal(512 + 32 + 12, log);
        reader.BaseStream.Position = 544;
        Assert.Equal([0.125f, 0.25f, 0.5f], [reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle()]);
        Assert.Equal(file.Length - log, reader.ReadInt32());
        Assert.StartsWith("SOURCE=SIMULATED", Text(file[(log + 64)..]), StringComparison.Ordinal);
    }

    private static string Text(byte[] field) => Encoding.ASCII.GetString(field).TrimEnd('\0');
}
