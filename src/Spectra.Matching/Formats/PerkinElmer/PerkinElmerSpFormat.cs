using System.Collections.Immutable;

namespace Spectra.Formats.PerkinElmer;

/// <summary>PerkinElmer .sp: "PEPE", a description of 40 bytes, then blocks; the spectrum is in one with the id 120.</summary>
/// <remarks>Written from the ids of PerkinElmer's published MATLAB import tools (S. Westlake and S. Green, 2007) and the public reader specio.</remarks>
internal sealed class PerkinElmerSpFormat : ISpectrumFormat
{
    private const int BlocksAt = 44;
    private const ushort EvenDataSet = 120;

    private static ReadOnlySpan<byte> Signature => "PEPE"u8;

    public string Name => "PerkinElmer SP";

    public bool Recognises(ReadOnlySpan<byte> content, string fileName) => content.StartsWith(Signature);

    public ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content)
    {
        ByteReader reader = new(content);
        reader.Slice(0, BlocksAt, "the PerkinElmer header");
        ImmutableArray<Spectrum>.Builder spectra = ImmutableArray.CreateBuilder<Spectrum>();
        List<ushort> others = [];
        long at = BlocksAt;
        long points = 0;
        while (reader.Holds(at, PerkinElmerBlock.HeaderLength))
        {
            PerkinElmerBlock block = PerkinElmerBlock.Header(reader, at);
            if (block.Id == EvenDataSet)
            {
                spectra.Add(new PerkinElmerDataSet(reader, block).Read());
                points += spectra[^1].Count;
                SpectrumAssembly.RefuseTooLarge(points, spectra.Count);
            }
            else
            {
                others.Add(block.Id);
            }

            at = block.End;
        }

        if (spectra.Count > 0)
        {
            return spectra.ToImmutable();
        }

        throw others.Count == 0
            ? new FileRefusedException(ReadErrorCode.Truncated, $"The PerkinElmer file ends after {reader.Length} bytes, before its first block.")
            : new FileRefusedException(
                ReadErrorCode.UnsupportedVariant,
                $"The PerkinElmer file holds no data set at a constant interval (block {EvenDataSet}) but '{reader.Text(4, 40)}' (block {others[0]}).");
    }
}
