using System.Security.Cryptography.X509Certificates;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>How the service is hosted.</summary>
internal sealed record ApiHostSettings
{
    /// <summary>The largest body of an endpoint that takes files, in bytes.</summary>
    public const long LargestUpload = 64 * 1024 * 1024;

    /// <summary>The largest library or archive of references, in bytes.</summary>
    public const long LargestLibrary = 4L << 30;

    /// <summary>The largest body of any other endpoint, in bytes.</summary>
    public const long LargestBody = 1024 * 1024;

    /// <summary>Where it listens.</summary>
    public required Uri Url { get; init; }

    /// <summary>The certificate; needed with https.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The names it may be asked by, besides those of this machine's loopback.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How often it may be asked.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>Whether the API's description is served to other machines too.</summary>
    public bool IsDescribedToAll { get; init; }

    /// <summary>Rounds of the password hash; fewer only in tests.</summary>
    public int HashIterations { get; init; } = AccountServices.HashIterations;

    /// <summary>Whether the log is compact JSON, a line an event.</summary>
    public bool LogsJson { get; init; }

    /// <summary>Where the log goes.</summary>
    public TextWriter Log { get; init; } = Console.Error;

    /// <summary>The OpenID Connect provider; null where there is none.</summary>
    public OpenIdProvider? OpenId { get; init; }

    /// <summary>Whether only this machine can ask.</summary>
    public bool IsLoopback => Url.IsLoopback;

    /// <summary>Whether it speaks https.</summary>
    public bool IsHttps => Url.Scheme == Uri.UriSchemeHttps;
}
