using System.Runtime.InteropServices;

namespace Spectra.Libraries.Speclib;

/// <summary>What the part <c>substances</c> holds of one substance; little-endian as it lies in memory, 32 bytes.</summary>
/// <param name="Family">The <see cref="TextIndex.Hash"/> of the key of its family.</param>
/// <param name="Skeleton">The hash of its name's skeleton, by which positional isomers are found.</param>
/// <param name="FirstRow">Its first reference.</param>
/// <param name="TextStart">Where key, name and registry number, one a line, begin in the part <c>substance-texts</c>.</param>
/// <param name="TextLength">How many bytes they are in UTF-8.</param>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal readonly record struct SubstanceRow(ulong Family, ulong Skeleton, int FirstRow, int TextStart, int TextLength);
