using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace Spectra.Service.Api;

/// <summary>What every answer tells a browser about what it must not do with it.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of pages.</summary>
    public const string Pages = "pages";

    /// <summary>The policy of the page that describes the interface, which draws itself by script.</summary>
    public const string Description = "description";

    private const int TwoYears = 2 * 365 * 24 * 60 * 60;

    /// <summary>Adds the policies.</summary>
    public static void Add(IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(static policy => Common(policy).AddContentSecurityPolicy(static csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddFrameAncestors().None();
        }))
        .AddPolicy(Pages, static policy => Common(policy).AddContentSecurityPolicy(static csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self();
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data();
            csp.AddConnectSrc().Self();
            csp.AddFontSrc().Self();
            csp.AddBaseUri().None();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        }))
        .AddPolicy(Description, static policy => Common(policy).AddContentSecurityPolicy(static csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self();
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data();
            csp.AddConnectSrc().Self();
            csp.AddFontSrc().Self().Data();
            csp.AddBaseUri().None();
            csp.AddFormAction().None();
            csp.AddFrameAncestors().None();
        }));

    private static HeaderPolicyCollection Common(HeaderPolicyCollection policy) => policy
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyNoReferrer()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(TwoYears)
        .AddCrossOriginOpenerPolicy(static value => value.SameOrigin())
        .AddCrossOriginResourcePolicy(static value => value.SameOrigin())
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .AddCustomHeader("Cache-Control", "no-store")
        .RemoveServerHeader();
}
