namespace Spectra.Formats.Sources;

/// <summary>What a zip's directory says about one file. None of it is trusted when the content is inflated.</summary>
/// <param name="Name">The name, with <c>/</c>, checked.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Crc">The declared CRC-32 of the content.</param>
/// <param name="CompressedLength">The declared bytes in the archive.</param>
/// <param name="Length">The declared bytes of the content.</param>
/// <param name="HeaderOffset">Where the local header starts.</param>
internal readonly record struct ZipEntry(string Name, int Method, uint Crc, long CompressedLength, long Length, long HeaderOffset);
