namespace Spectra.Libraries.Speclib;

/// <summary>One part of a .speclib file: a named byte range with its hash.</summary>
internal sealed record SpeclibPart(string Name, long Offset, long Length, byte[] Sha256);
