namespace Spectra.Service.Storage.Sealing;

/// <summary>How a site's seals are made and anchored: the object <c>seal</c> of its settings' file, and over it the environment.</summary>
/// <param name="Pkcs12">The key's PKCS#12 file; null where the key lies in the data folder.</param>
/// <param name="FormerPkcs12">The file of the former key, for the moment of a change.</param>
/// <param name="Command">The program that signs where national law asks for its own signature; null where there is none.</param>
/// <param name="Tsa">The RFC 3161 time-stamping authority; null where there is none.</param>
/// <param name="TsaRoots">A PEM file with the roots its certificate must lead to; null where none is given.</param>
internal sealed record SealSettings(Pkcs12File? Pkcs12, Pkcs12File? FormerPkcs12, string? Command, Uri? Tsa, string? TsaRoots)
{
    /// <summary>The key of the settings' file under which all of it stands.</summary>
    public const string Key = "seal";

    /// <summary>The environment variable of the program that signs.</summary>
    public const string CommandVariable = "SPECTRA_SEAL_COMMAND";

    /// <summary>The environment variable of the time-stamping authority.</summary>
    public const string TsaVariable = "SPECTRA_SEAL_TSA";

    private const string TsaKey = "tsa";

    /// <summary>The settings of a data folder.</summary>
    /// <exception cref="EvidenceException">The file can't be read, or a value makes no sense.</exception>
    public static SealSettings Of(SiteSettings settings) => new(
        Pkcs12Of(settings, Pkcs12File.Variable, "pkcs12", "passwordFile"),
        Pkcs12Of(settings, Pkcs12File.FormerVariable, "formerPkcs12", "formerPasswordFile"),
        settings.PathOf(CommandVariable, Key, "command"),
        settings.Find(TsaVariable, Key, TsaKey) is var (tsa, source) ? Address(tsa, source) : null,
        settings.PathOf("SPECTRA_SEAL_TSA_ROOTS", Key, "tsaRoots"));

    /// <summary>The password itself may stand in the environment alone: in no file of settings.</summary>
    private static Pkcs12File? Pkcs12Of(SiteSettings settings, string variable, string key, string passwordKey) => settings.PathOf(variable, Key, key) is { } file
        ? new Pkcs12File(file, settings.Variable(variable + Pkcs12File.PasswordSuffix), settings.PathOf($"{variable}{Pkcs12File.PasswordSuffix}_FILE", Key, passwordKey))
        : null;

    private static Uri Address(string text, string source) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new EvidenceException($"The time-stamping authority '{text}' ({(source == TsaVariable ? TsaVariable : $"{Key}:{TsaKey} in '{source}'")}) is no address: expected http:// or https://.", null, Obstacle.Unavailable);
}
