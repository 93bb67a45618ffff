using Microsoft.AspNetCore.Routing;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>What every endpoint says of itself. The host refuses to start where one does not.</summary>
internal static class EndpointRules
{
    /// <summary>Only for who has a permission.</summary>
    public static T Require<T>(this T endpoint, Permission permission)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(
            new RequiredPermission(permission),
            Answer(StatusCodes.Status401Unauthorized),
            Answer(StatusCodes.Status403Forbidden),
            Answer(StatusCodes.Status429TooManyRequests));

    /// <summary>For anybody, and why that does no harm.</summary>
    public static T Public<T>(this T endpoint, string reason)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new PublicEndpoint(reason), Answer(StatusCodes.Status429TooManyRequests));

    /// <summary>It can only be about the caller's own account.</summary>
    public static T OfCaller<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Subject(SubjectKind.Caller, null));

    /// <summary>It is about the account that a parameter of the route names.</summary>
    public static T OfAccount<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Subject(SubjectKind.Account, parameter));

    /// <summary>It is about the case that a parameter of the route names.</summary>
    public static T OfCase<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Subject(SubjectKind.Case, parameter));

    /// <summary>It is about the exhibit that a parameter of the route names.</summary>
    public static T OfExhibit<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Subject(SubjectKind.Exhibit, parameter));

    /// <summary>It is about the measurement that a parameter of the route names.</summary>
    public static T OfMeasurement<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Subject(SubjectKind.Measurement, parameter));

    /// <summary>It works too while a one-time password waits to be changed.</summary>
    public static T WithOneTimePassword<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(EndpointTrait.WithOneTimePassword);

    /// <summary>A person's browser shows it: who is not signed in is led to the sign-in page.</summary>
    public static T Page<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithSecurityHeadersPolicy(SecurityHeaders.Pages).WithMetadata(EndpointTrait.Page, new ExcludeFromDescriptionAttribute());

    /// <summary>Passwords are tried at it: it is asked less often than others.</summary>
    public static T TriesPasswords<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(EndpointTrait.TriesPasswords);

    /// <summary>It shows a secret once: its answer is never kept.</summary>
    public static T ShowsSecret<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(EndpointTrait.ShowsSecret);

    /// <summary>It takes files, up to 64 MiB.</summary>
    public static T TakesFiles<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new BodyLimit(ApiHostSettings.LargestUpload), Answer(StatusCodes.Status413PayloadTooLarge));

    /// <summary>It takes a whole library or archive of references, up to 4 GiB, for as long as that takes.</summary>
    public static T TakesLibraries<T>(this T endpoint)
        where T : IEndpointConventionBuilder
    {
        _ = endpoint.DisableRequestTimeout();
        return endpoint.WithMetadata(new BodyLimit(ApiHostSettings.LargestLibrary), Answer(StatusCodes.Status413PayloadTooLarge));
    }

    /// <summary>Whether an endpoint has a trait.</summary>
    public static bool Has(this Endpoint endpoint, EndpointTrait trait) => endpoint.Metadata.OfType<EndpointTrait>().Contains(trait);

    /// <summary>What is wrong with the endpoints' rules, a sentence each.</summary>
    public static IEnumerable<string> Faults(IEnumerable<Endpoint> endpoints, IReadOnlyCollection<SubjectKind> known)
    {
        foreach (RouteEndpoint endpoint in endpoints.OfType<RouteEndpoint>())
        {
            string name = $"The endpoint '{endpoint.DisplayName}'";
            RequiredPermission[] required = [.. endpoint.Metadata.OfType<RequiredPermission>()];
            Subject[] subjects = [.. endpoint.Metadata.OfType<Subject>()];
            if (required.Length + endpoint.Metadata.OfType<PublicEndpoint>().Count() != 1)
            {
                yield return $"{name} must say exactly one of: Require(Permission), Public(why).";
            }

            if (subjects.Length > 1)
            {
                yield return $"{name} names more than one subject.";
            }

            if (required is [{ Permission: { } permission }] && subjects.Length == 0 && Array.Exists(Enum.GetValues<Role>(), role => RolePermissions.Of(role, permission) == Reach.Own))
            {
                yield return $"{name} requires {permission}, which reaches no further than one's own for some, but says of no subject whose it is.";
            }

            if (subjects is [{ Kind: not SubjectKind.Caller } subject] && (!known.Contains(subject.Kind) || endpoint.RoutePattern.GetParameter(subject.Parameter ?? "") is null))
            {
                yield return $"{name} is about a {subject.Kind} '{subject.Parameter}', but there is no such parameter, or nobody says whose one is.";
            }
        }
    }

    private static ProducesResponseTypeMetadata Answer(int status) => new(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]);
}
