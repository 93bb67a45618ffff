namespace Spectra.Service.Accounts;

/// <summary>Where a request came from and what it was for, without any of its values.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Endpoint">The route's pattern.</param>
/// <param name="Address">The network address of who asked.</param>
internal sealed record AccessTrace(string? Method, string? Endpoint, string? Address)
{
    /// <summary>The trace of what is done on the machine itself.</summary>
    public static AccessTrace Local { get; } = new(null, "spectra user", null);
}
