namespace Spectra.Service.Api;

/// <summary>How often the service may be asked in a minute; as many may come at once.</summary>
internal sealed record RequestLimits
{
    /// <summary>By one network address, whoever is behind it.</summary>
    public int PerAddress { get; init; } = 6000;

    /// <summary>By one account, with all its sessions and tokens.</summary>
    public int PerAccount { get; init; } = 3000;

    /// <summary>Passwords tried from one network address.</summary>
    public int PasswordsPerAddress { get; init; } = 20;
}
