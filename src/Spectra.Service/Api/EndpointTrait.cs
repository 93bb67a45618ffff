namespace Spectra.Service.Api;

/// <summary>What is particular about an endpoint.</summary>
internal enum EndpointTrait
{
    /// <summary>It works too while a one-time password waits to be changed.</summary>
    WithOneTimePassword,

    /// <summary>A person's browser shows it.</summary>
    Page,

    /// <summary>Passwords are tried at it.</summary>
    TriesPasswords,

    /// <summary>Its answer holds a secret that is shown once.</summary>
    ShowsSecret,
}
