namespace Spectra.Service.Api;

/// <summary>The OpenID Connect provider of an agency.</summary>
/// <param name="Authority">Its issuer address.</param>
/// <param name="ClientId">What the service is called there.</param>
/// <param name="ClientSecret">Its secret there.</param>
internal sealed record OpenIdProvider(string Authority, string ClientId, string ClientSecret);
