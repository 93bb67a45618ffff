using System.Buffers.Binary;
using System.Text;
using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Writing;

/// <summary>GRAMS SPC as the emulator writes it: the new little-endian version, one subfile, 32-bit floats, evenly spaced from high to low wavenumber, with a log.</summary>
internal static class Spc
{
    private const int HeaderLength = 512;
    private const int SubheaderLength = 32;
    private const int LogHeaderLength = 64;
    private const byte NewLittleEndian = 0x4B;
    private const byte FourierTransformInfrared = 4;
    private const byte FloatOrdinates = 0x80;
    private const byte Wavenumbers = 1;
    private const byte Absorbances = 2;

    /// <summary>The file of an absorbance measurement.</summary>
    public static byte[] File(Measurement measurement)
    {
        string log = $"SOURCE=SIMULATED\r\nINSTRUMENT={Measurement.Instrument}\r\nSCANS={Measurement.Scans}\r\n";
        int points = measurement.Positions.Length;
        int logOffset = HeaderLength + SubheaderLength + (4 * points);
        byte[] file = new byte[logOffset + LogHeaderLength + log.Length + 1];
        WriteHeader(file, measurement, logOffset);
        WriteSubheader(file.AsSpan(HeaderLength));
        for (int i = 0; i < points; i++)
        {
            int at = HeaderLength + SubheaderLength + (4 * i);
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(at), (float)measurement.Ordinates[points - 1 - i]);
        }

        WriteLog(file.AsSpan(logOffset), log);
        return file;
    }

    private static void WriteHeader(Span<byte> header, Measurement measurement, int logOffset)
    {
        header[1] = NewLittleEndian;
        header[2] = FourierTransformInfrared;
        header[3] = FloatOrdinates;
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], measurement.Positions.Length);
        BinaryPrimitives.WriteDoubleLittleEndian(header[8..], measurement.Positions[^1]);
        BinaryPrimitives.WriteDoubleLittleEndian(header[16..], measurement.Positions[0]);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], 1);
        header[28] = Wavenumbers;
        header[29] = Absorbances;
        BinaryPrimitives.WriteUInt32LittleEndian(header[32..], PackedTime(measurement.At));
        Write(header[36..45], $"{Measurement.Resolution} cm-1");
        Write(header[45..54], "SIM-0001");
        Write(header[88..218], measurement.Title);
        BinaryPrimitives.WriteInt32LittleEndian(header[248..], logOffset);
    }

    private static void WriteSubheader(Span<byte> subheader)
    {
        subheader[1] = FloatOrdinates;
        BinaryPrimitives.WriteInt32LittleEndian(subheader[20..], Measurement.Scans);
    }

    private static void WriteLog(Span<byte> log, string text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(log, log.Length);
        BinaryPrimitives.WriteInt32LittleEndian(log[4..], 4096);
        BinaryPrimitives.WriteInt32LittleEndian(log[8..], LogHeaderLength);
        Write(log[LogHeaderLength..], text);
    }

    // Minutes in the lowest 6 bits, then 5 of hours, 5 of days, 4 of months and 12 of years.
    private static uint PackedTime(DateTime at) =>
        (uint)((at.Year << 20) | (at.Month << 16) | (at.Day << 11) | (at.Hour << 6) | at.Minute);

    private static void Write(Span<byte> field, string text) => Encoding.ASCII.GetBytes(text, field);
}
