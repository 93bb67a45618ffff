namespace Spectra.Service.Storage.Sealing;

/// <summary>A PKCS#12 file and what opens it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Password">Its password; null where it lies in a file, or there is none.</param>
/// <param name="PasswordFile">The file that holds its password, for its owner's eyes only; null where there is none.</param>
internal sealed record Pkcs12File(string Path, string? Password, string? PasswordFile)
{
    /// <summary>The environment variable of the key's file.</summary>
    public const string Variable = "SPECTRA_SEAL_PKCS12";

    /// <summary>The environment variable of the former key's file.</summary>
    public const string FormerVariable = "SPECTRA_SEAL_FORMER_PKCS12";

    /// <summary>What the environment variable of a password has after that of its file.</summary>
    public const string PasswordSuffix = "_PASSWORD";

    /// <summary>The password; null where there is none.</summary>
    /// <exception cref="EvidenceException">Its file may be read by others.</exception>
    public string? Secret() => Password ?? (PasswordFile is null ? null : PrivateFile.Read(PasswordFile).TrimEnd('\r', '\n'));

    /// <summary>The path alone: a password is never shown.</summary>
    public override string ToString() => Path;
}
