namespace Spectra.Emulator.Simulation;

/// <summary>A measurement as the simulated detector stores it.</summary>
/// <param name="Title">Starts with SIMULATED; of a sample it states no more than its code.</param>
/// <param name="Unit">The ordinate unit in the word of JCAMP-DX: ABSORBANCE or SINGLE BEAM.</param>
/// <param name="Positions">The wavenumbers, rising.</param>
/// <param name="Ordinates">One a position.</param>
/// <param name="At">The detector's clock.</param>
internal sealed record Measurement(string Title, string Unit, double[] Positions, double[] Ordinates, DateTime At)
{
    public const string Absorbance = "ABSORBANCE";
    public const string SingleBeamUnit = "SINGLE BEAM";

    /// <summary>How the detector names itself.</summary>
    public const string Instrument = "Simulated detector SIM-0001";

    /// <summary>The resolution it claims, in cm-1.</summary>
    public const int Resolution = 4;

    /// <summary>How many scans it claims to have added up.</summary>
    public const int Scans = 32;
}
