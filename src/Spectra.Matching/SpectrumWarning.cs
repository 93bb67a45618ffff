namespace Spectra;

/// <summary>A doubt about a spectrum that travels with it to the record.</summary>
/// <param name="Code">A stable kebab-case code, for example <c>missing-ordinates</c>.</param>
/// <param name="Message">One sentence: what was found, what was expected, what was assumed.</param>
public sealed record SpectrumWarning(string Code, string Message);
