using System.Collections.Immutable;

namespace Spectra.Formats;

/// <summary>The spectra of one file.</summary>
/// <param name="Format">The format's name: JCAMP-DX, SPC, SPA, OPUS, PerkinElmer SP, PerkinElmer ASP or text xy.</param>
/// <param name="Spectra">The decodable spectra in file order, at least one; the index is the contract's <c>subfile</c>.</param>
public sealed record SpectrumFile(string Format, ImmutableArray<Spectrum> Spectra);
