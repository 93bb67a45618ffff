using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>What an endpoint asks of whoever calls it.</summary>
/// <param name="Permission">The permission.</param>
internal sealed record RequiredPermission(Permission Permission);
