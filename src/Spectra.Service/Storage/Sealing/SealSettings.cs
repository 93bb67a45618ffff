using System.Text.Json;

namespace Spectra.Service.Storage.Sealing;

/// <summary>How a site's seals are made and anchored: the environment, and the object <c>seal</c> in <c>DIR/spectra.json</c>; the environment wins.</summary>
/// <param name="Pkcs12">The key's PKCS#12 file; null where the key lies in the data folder.</param>
/// <param name="FormerPkcs12">The file of the former key, for the moment of a change.</param>
/// <param name="Command">The program that signs where national law asks for its own signature; null where there is none.</param>
/// <param name="Tsa">The RFC 3161 time-stamping authority; null where there is none.</param>
/// <param name="TsaRoots">A PEM file with the roots its certificate must lead to; null where none is given.</param>
internal sealed record SealSettings(Pkcs12File? Pkcs12, Pkcs12File? FormerPkcs12, string? Command, Uri? Tsa, string? TsaRoots)
{
    /// <summary>The settings' file in the data folder.</summary>
    public const string FileName = "spectra.json";

    /// <summary>The environment variable of the program that signs.</summary>
    public const string CommandVariable = "SPECTRA_SEAL_COMMAND";

    /// <summary>The settings of a data folder.</summary>
    /// <param name="folder">The data folder; relative paths in its file start there.</param>
    /// <param name="environment">Reads a variable; the process's own where null.</param>
    /// <exception cref="EvidenceException">The file is no JSON, or a value makes no sense.</exception>
    public static SealSettings Of(string folder, Func<string, string?>? environment = null)
    {
        Func<string, string?> variable = environment ?? Environment.GetEnvironmentVariable;
        string path = Path.Combine(folder, FileName);
        try
        {
            using JsonDocument? document = File.Exists(path) ? JsonDocument.Parse(File.ReadAllBytes(path)) : null;
            JsonElement seal = document?.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("seal", out JsonElement found) ? found : default;
            return new SealSettings(
                Pkcs12("SPECTRA_SEAL_PKCS12", "pkcs12"),
                Pkcs12("SPECTRA_SEAL_FORMER_PKCS12", "former-pkcs12"),
                Value(CommandVariable, "command") is { } command ? Path.GetFullPath(command, folder) : null,
                Value("SPECTRA_SEAL_TSA", "tsa") is { } tsa ? Address(tsa, path) : null,
                Value("SPECTRA_SEAL_TSA_ROOTS", "tsa-roots") is { } roots ? Path.GetFullPath(roots, folder) : null);

            Pkcs12File? Pkcs12(string name, string key) => Value(name, key) is { } file
                ? new Pkcs12File(Path.GetFullPath(file, folder), Text(variable($"{name}_PASSWORD")), Value($"{name}_PASSWORD_FILE", $"{key}-password-file") is { } secret ? Path.GetFullPath(secret, folder) : null)
                : null;

            string? Value(string name, string key) => Text(variable(name)) ?? (seal.ValueKind == JsonValueKind.Object && seal.TryGetProperty(key, out JsonElement value) ? Text(value.GetString()) : null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new EvidenceException($"The settings '{path}' can't be read: expected a JSON object with texts under \"seal\". {failure.Message}", failure, Obstacle.Unavailable);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The settings of '{folder}' can't be read: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Uri Address(string text, string path) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new EvidenceException($"The time-stamping authority '{text}' (SPECTRA_SEAL_TSA, or seal:tsa in '{path}') is no address: expected http:// or https://.", null, Obstacle.Unavailable);
}
