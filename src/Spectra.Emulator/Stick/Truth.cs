namespace Spectra.Emulator.Stick;

/// <summary>What a measurement really is, for those who check what is made of it.</summary>
/// <param name="Role">background, blank, check or sample.</param>
/// <param name="Expected">match, mixture, no-match, none for what gets no verdict, or error for what can't be read.</param>
/// <param name="Cas">The CAS number; empty where there is none.</param>
/// <param name="Name">The name; empty where there is none.</param>
/// <param name="Share">The spectral share from 0 to 1; null where there is no component.</param>
internal sealed record Truth(string Role, string Expected, string Cas = "", string Name = "", double? Share = null);
