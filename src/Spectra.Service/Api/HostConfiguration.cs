using System.Globalization;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>What <c>spectra.json</c> in the data folder and the environment (<c>SPECTRA_</c>, levels parted by two underscores) say of hosting; the environment has the last word.</summary>
internal static class HostConfiguration
{
    /// <summary>Settings of a data folder for an address.</summary>
    /// <exception cref="InvalidDataException">The file is no JSON, or a value is not as it should be.</exception>
    public static ApiHostSettings Read(string folder, Uri url)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(Path.Combine(folder, SiteSettings.FileName)), optional: true)
            .AddEnvironmentVariables("SPECTRA_")
            .Build();
        RequestLimits usual = new();
        return new ApiHostSettings
        {
            Url = url,
            Hosts = [.. configuration.GetSection("hosts").GetChildren().Select(static host => host.Value).OfType<string>()],
            IsDescribedToAll = configuration["describe"] is "all",
            Limits = new RequestLimits
            {
                PerAddress = Number(configuration, "limits:perAddress", usual.PerAddress),
                PerAccount = Number(configuration, "limits:perAccount", usual.PerAccount),
                PasswordsPerAddress = Number(configuration, "limits:passwordsPerAddress", usual.PasswordsPerAddress),
            },
            OpenId = configuration["oidc:authority"] is { Length: > 0 } authority
                ? new OpenIdProvider(authority, Needed(configuration, "oidc:clientId"), Needed(configuration, "oidc:clientSecret"))
                : null,
        };
    }

    private static int Number(IConfigurationRoot configuration, string key, int usual) => configuration[key] switch
    {
        null => usual,
        { } text when int.TryParse(text, CultureInfo.InvariantCulture, out int number) && number > 0 => number,
        { } text => throw new InvalidDataException($"The setting '{key}' is '{text}': expected a whole number above 0."),
    };

    private static string Needed(IConfigurationRoot configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value : throw new InvalidDataException($"The setting '{key}' is missing: oidc:authority needs it.");
}
