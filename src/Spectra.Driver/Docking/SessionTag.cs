namespace Spectra.Driver.Docking;

/// <summary>Something out of order at the device that goes with every verdict of the session.</summary>
/// <param name="Id">What, for programs: for example <c>battery-percent</c>, <c>clock</c>.</param>
/// <param name="Sentence">What, for a person.</param>
public sealed record SessionTag(string Id, string Sentence);
