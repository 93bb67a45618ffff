namespace Spectra.Synthesis;

/// <summary>An entry of the training library.</summary>
/// <param name="Id">The CAS number, else a slug of the name; unique in the library.</param>
/// <param name="Name">The name with SYNTHETIC before it, as it is to be shown.</param>
/// <param name="SubstanceName">The name as the band table has it.</param>
/// <param name="Cas">The CAS number; null where the table gives none.</param>
/// <param name="State">Gas or condensed.</param>
/// <param name="SourceText">Where the bands come from, with the marks of evidence.</param>
/// <param name="Spectrum">The synthetic absorbance spectrum, 650 to 4000 cm-1.</param>
public sealed record TrainingReference(
    string Id, string Name, string SubstanceName, CasNumber? Cas, SampleState State, string SourceText, Spectrum Spectrum);
