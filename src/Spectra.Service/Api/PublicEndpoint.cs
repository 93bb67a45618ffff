namespace Spectra.Service.Api;

/// <summary>Says that an endpoint is open to anybody.</summary>
/// <param name="Reason">Why that does no harm.</param>
internal sealed record PublicEndpoint(string Reason);
