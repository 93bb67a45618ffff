using System.Collections.Immutable;
using Spectra.Formats.Text;

namespace Spectra.Formats;

/// <summary>Reads a spectrum file of any known format; thread-safe, pure, bounded by the size of its input.</summary>
public static class SpectrumReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaximumFileBytes = 64 * 1024 * 1024;

    private static readonly ImmutableArray<ISpectrumFormat> Formats =
    [
        new Jcamp.JcampFormat(),
        new Omnic.SpaFormat(),
        new Opus.OpusFormat(),
        new PerkinElmer.PerkinElmerSpFormat(),
        new PerkinElmer.PerkinElmerAspFormat(),
        new Spc.SpcFormat(),
        new TextFormat(),
    ];

    /// <summary>Reads a file from its bytes.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="fileName">The name, used where the content has no signature.</param>
    /// <param name="index">What an index states about the file; null where there is none.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> content, string fileName, IndexEntry? index = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        try
        {
            return new ReadResult.Accepted(ReadOrThrow(content.Span, Path.GetFileName(fileName), index));
        }
        catch (FileRefusedException refusal)
        {
            return new ReadResult.Refused(new ReadError(refusal.Code, refusal.Message));
        }
    }

    private static SpectrumFile ReadOrThrow(ReadOnlySpan<byte> content, string fileName, IndexEntry? index)
    {
        if (content.Length > MaximumFileBytes)
        {
            throw new FileRefusedException(ReadErrorCode.TooLarge, $"The file has {content.Length:N0} bytes; at most {MaximumFileBytes:N0} are read.");
        }

        if (content.IsEmpty)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, "The file is empty (0 bytes).");
        }

        foreach (ISpectrumFormat format in Formats)
        {
            if (format.Recognises(content, fileName))
            {
                ImmutableArray<Spectrum> spectra = format.Read(content);
                return new SpectrumFile(format.Name, [.. spectra.Select(spectrum => StatedUnits.Apply(spectrum, index))]);
            }
        }

        throw new FileRefusedException(
            ReadErrorCode.NotASpectrum,
            "The content is of no known format: expected JCAMP-DX, SPC, SPA, OPUS, PerkinElmer .sp or .asp, or columns of numbers.");
    }
}
