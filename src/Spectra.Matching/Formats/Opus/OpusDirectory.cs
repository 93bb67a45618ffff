using System.Collections.Immutable;

namespace Spectra.Formats.Opus;

/// <summary>The directory of an OPUS file.</summary>
internal static class OpusDirectory
{
    private const int HeaderLength = 24;
    private const int EntryLength = 12;

    // OPUS itself makes room for 40.
    private const int MostEntries = 1024;

    /// <summary>Reads all entries; refused where they, or ordinates they announce, lie beyond the file's end.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="warnings">A parameter or text block that is cut off is a warning and left out.</param>
    public static List<OpusBlock> Read(ByteReader reader, ref ImmutableArray<SpectrumWarning> warnings)
    {
        reader.Slice(0, HeaderLength, "the OPUS header");
        uint offset = reader.UInt32(12);
        uint room = reader.UInt32(16);
        uint count = reader.UInt32(20);
        if (count > room)
        {
            throw new FileRefusedException(ReadErrorCode.CountMismatch, $"The OPUS header declares {count:N0} directory entries but room for {room:N0}.");
        }

        if (count > MostEntries)
        {
            throw new FileRefusedException(ReadErrorCode.TooLarge, $"The OPUS directory has {count:N0} entries; at most {MostEntries:N0} are read.");
        }

        reader.Slice(offset, (long)count * EntryLength, $"the directory of {count:N0} entries");
        List<OpusBlock> blocks = [];
        for (long at = offset; at < offset + ((long)count * EntryLength); at += EntryLength)
        {
            OpusBlock block = new(reader.UInt32(at), reader.UInt32(at + 4) * 4L, reader.UInt32(at + 8));
            if (block.HoldsOrdinates || block.Parameters == OpusParameterKind.DataStatus)
            {
                reader.Slice(block.Offset, block.Length, $"the block of type 0x{block.Type:X} in entry {(at - offset) / EntryLength} of the directory");
            }
            else if (!reader.Holds(block.Offset, block.Length))
            {
                warnings = warnings.Add(new SpectrumWarning("block-truncated", $"The block of type 0x{block.Type:X} at byte {block.Offset:N0} runs beyond the file's end; the ordinates are complete."));
                continue;
            }

            blocks.Add(block);
        }

        return blocks;
    }
}
