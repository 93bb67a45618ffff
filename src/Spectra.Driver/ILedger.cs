namespace Spectra.Driver;

/// <summary>Remembers what was taken before, so that each measurement is taken once.</summary>
public interface ILedger
{
    /// <summary>Whether content with this hash needs no taking: it is recorded, or was set aside by the same version of the readers.</summary>
    /// <param name="sha256">The SHA-256 of the content in lower-case hexadecimal digits.</param>
    bool Knows(string sha256);
}
