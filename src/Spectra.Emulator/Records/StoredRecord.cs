namespace Spectra.Emulator.Records;

/// <summary>A record in the memory of the simulated detector.</summary>
/// <param name="Id">The id it was given, from 1.</param>
/// <param name="Name">Its name, 8 and 3 characters for simulated ones.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Time">When it was measured: seconds since 1970 by the detector's clock.</param>
/// <param name="Role">background, blank, check or sample.</param>
/// <param name="Sample">The sample name that was typed in; empty where there is none.</param>
/// <param name="Sha256">The SHA-256 of its content, hexadecimal.</param>
/// <param name="Crc32">The CRC-32 of its content, hexadecimal.</param>
internal sealed record StoredRecord(int Id, string Name, int Bytes, long Time, string Role, string Sample, string Sha256, string Crc32)
{
    /// <summary>Whether a host has said that it has taken it.</summary>
    public bool IsAcknowledged { get; init; }
}
