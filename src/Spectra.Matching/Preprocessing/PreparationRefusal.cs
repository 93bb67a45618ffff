namespace Spectra.Preprocessing;

/// <summary>Why a spectrum can't be compared with a library.</summary>
/// <param name="Code">A stable kebab-case code: <c>wrong-technique</c>, <c>unit-unknown</c>, <c>too-short-range</c>, <c>axis-not-monotonic</c>,
/// <c>ordinates-damaged</c>, <c>axis-not-even</c>, <c>saturated</c>, <c>technique-unknown</c>, <c>resolution-unknown</c>, <c>no-structure</c>.</param>
/// <param name="Message">One sentence: what was found and what was expected.</param>
public sealed record PreparationRefusal(string Code, string Message);
