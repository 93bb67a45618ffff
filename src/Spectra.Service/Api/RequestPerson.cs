using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Who makes a request.</summary>
internal static class RequestPerson
{
    /// <summary>The person; every endpoint with a required permission has one.</summary>
    public static Person Person(this HttpContext context) => context.PersonOrNull() ?? throw new InvalidOperationException("A public endpoint asked who calls it.");

    /// <summary>The person; null where nobody is signed in.</summary>
    public static Person? PersonOrNull(this HttpContext context) => context.Features.Get<Person>();

    /// <summary>Where the request comes from and what it is for.</summary>
    public static AccessTrace Trace(this HttpContext context) =>
        new(context.Request.Method, context.GetEndpoint() is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText : null, context.Connection.RemoteIpAddress?.ToString());
}
