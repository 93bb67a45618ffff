namespace Spectra.Formats.Omnic;

/// <summary>One 16-byte record of an OMNIC file's key table: what a block holds and where it is.</summary>
internal readonly record struct OmnicBlock(byte Key, long Position, long Length);
