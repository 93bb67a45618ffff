using System.Collections.Immutable;

namespace Spectra.Formats.Opus;

/// <summary>Bruker OPUS (.0, .1 ...).</summary>
/// <remarks>
/// Written from the public descriptions of the readers brukeropus and opusreader2. Spectrum 0 is the last absorbance block, else
/// the last spectrum; the others follow, ratioed spectra before single beams, each in the order of the directory. OPUS keeps
/// earlier states of a spectrum (before atmospheric compensation, for one) under the same type, so the last one is the one its user sees.
/// </remarks>
internal sealed class OpusFormat : ISpectrumFormat
{
    private static ReadOnlySpan<byte> Signature => [0x0A, 0x0A, 0xFE, 0xFE];

    public string Name => "OPUS";

    public bool Recognises(ReadOnlySpan<byte> content, string fileName) => content.StartsWith(Signature);

    public ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content)
    {
        ByteReader reader = new(content);
        ImmutableArray<SpectrumWarning> warnings = [];
        List<OpusBlock> directory = OpusDirectory.Read(reader, ref warnings);
        List<OpusBlock> data = [.. directory.Where(block => block.HoldsOrdinates)];
        List<OpusBlock> spectra = InOrder([.. data.Where(block => OpusUnits.Ordinate(block) is not null)]);
        if (spectra.Count == 0)
        {
            throw new FileRefusedException(
                ReadErrorCode.NoData,
                $"None of the {directory.Count} blocks of the OPUS file is a spectrum ({data.Count} hold an interferogram, a phase or other ordinates).");
        }

        SpectrumAssembly.RefuseTooLarge(spectra.Sum(block => block.Length / sizeof(float)), spectra.Count);
        if (data.Count > spectra.Count)
        {
            warnings = warnings.Add(new SpectrumWarning("other-blocks", $"{data.Count - spectra.Count} block(s) with an interferogram, a phase or other ordinates are not read."));
        }

        ImmutableArray<Spectrum>.Builder read = ImmutableArray.CreateBuilder<Spectrum>(spectra.Count);
        OpusSpectra decoder = new(reader, directory);
        foreach (OpusBlock block in spectra)
        {
            read.Add(decoder.Read(block, warnings));
        }

        return read.ToImmutable();
    }

    private static List<OpusBlock> InOrder(List<OpusBlock> spectra)
    {
        int first = spectra.FindLastIndex(block => block.IsAbsorbance);
        first = first < 0 ? spectra.Count - 1 : first;
        return first < 0 ? [] : [spectra[first], .. spectra.Where((_, i) => i != first).OrderBy(block => block.Data == OpusDataKind.SingleBeam)];
    }
}
