using Spectra.Preprocessing;

namespace Spectra.Libraries.Importing;

/// <summary>An entry decoded from its original.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Spectrum">The spectrum as measured; null where the file can't be read.</param>
/// <param name="Prepared">The spectrum as the recipe prepared it; null where it can't serve.</param>
/// <param name="Code">Why it can't serve: a read error's code or a preparation refusal's; null where it can.</param>
/// <param name="Message">The same in one sentence.</param>
internal sealed record DecodedEntry(ReleaseEntry Entry, Spectrum? Spectrum, PreparedSpectrum? Prepared, string? Code, string? Message);
