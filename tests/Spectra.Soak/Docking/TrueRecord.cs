namespace Spectra.Soak.Docking;

/// <summary>A record as the device itself knows it.</summary>
/// <param name="Sha256">The SHA-256 of its content.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; empty where it had several.</param>
/// <param name="Time">Its time as the device writes it.</param>
/// <param name="Role">What it is for.</param>
/// <param name="IsAcknowledged">Whether a host said that it has it.</param>
internal sealed record TrueRecord(string Sha256, string Id, string Name, string Time, string Role, bool IsAcknowledged)
{
    /// <summary>Its size.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether it was cut off, so that it may be no spectrum.</summary>
    public bool MayBeUnreadable { get; init; }
}
