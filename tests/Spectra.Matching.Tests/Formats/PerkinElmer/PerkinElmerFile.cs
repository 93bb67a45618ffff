using System.Text;

namespace Spectra.Matching.Tests.Formats.PerkinElmer;

/// <summary>Writes PerkinElmer .sp files from the published ids of PerkinElmer's MATLAB import tools; it shares no code with the reader.</summary>
internal sealed class PerkinElmerFile
{
    private readonly List<byte[]> _members = [];

    public ushort DataSetId { get; init; } = 120;

    public static byte[] Text(ushort id, string text) =>
        Member(id, 29987, [.. BitConverter.GetBytes((ushort)text.Length), .. Encoding.Latin1.GetBytes(text)]);

    public static byte[] Member(ushort id, ushort type, byte[] value) => Block(id, [.. BitConverter.GetBytes(type), .. value]);

    public static byte[] Block(ushort id, params byte[][] content)
    {
        byte[] payload = [.. content.SelectMany(part => part)];
        return [.. BitConverter.GetBytes(id), .. BitConverter.GetBytes(payload.Length), .. payload];
    }

    public PerkinElmerFile Add(byte[] member)
    {
        _members.Add(member);
        return this;
    }

    public PerkinElmerFile Spectrum(double first, double last, double[] ordinates, string axisLabel = "cm-1", string ordinateLabel = "A", int? points = null) =>
        Add(Member(35698, 29981, [.. BitConverter.GetBytes(first), .. BitConverter.GetBytes(last)]))
        .Add(Member(35700, 29979, BitConverter.GetBytes(ordinates.Length > 1 ? (last - first) / (ordinates.Length - 1) : 0)))
        .Add(Member(35701, 29995, BitConverter.GetBytes(points ?? ordinates.Length)))
        .Add(Text(35703, axisLabel))
        .Add(Text(35704, ordinateLabel))
        .Add(Text(35713, "white powder"))
        .Add(Member(35708, 29974, [.. BitConverter.GetBytes(ordinates.Length * 8), .. ordinates.SelectMany(BitConverter.GetBytes)]));

    /// <summary>A newer history record around the older one that holds the instrument's header.</summary>
    public PerkinElmerFile History()
    {
        byte[] instrument = Block(
            124,
            Block(123, Text(35837, "Spectrum Two"), Text(35838, "69425")),
            Block(35840, [.. BitConverter.GetBytes((ushort)29996), 16, 0, .. BitConverter.GetBytes((ushort)29988), 1, 0]),
            Member(35844, 29980, BitConverter.GetBytes(4.0)),
            Text(35854, "UATR diamond, ATR"));
        byte[] oldest = Block(122, Block(121, Text(35699, "Created as New Dataset"), Text(35700, "Thu Mar 09 09:17:56 2006")), Block(35705, instrument));
        return Add(Block(35711, Block(121, Text(35698, "Analyst"), Text(35699, "Absorbance"), Text(35700, "Thu Mar 09 09:19:21 2006"), Block(35703, oldest))));
    }

    public byte[] ToBytes() => [.. "PEPE"u8, .. Encoding.ASCII.GetBytes("2D constant interval DataSet file".PadRight(40, '\0')), .. Block(DataSetId, [.. _members])];
}
