namespace Spectra.Formats.Writers;

/// <summary>The units of a spectrum in JSON: the ids, and the words the source used for them.</summary>
internal sealed record UnitsDocument(string X, string Y, string XStated, string YStated);
