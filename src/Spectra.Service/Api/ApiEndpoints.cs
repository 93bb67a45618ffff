using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Exports;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Libraries.Validation;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;

namespace Spectra.Service.Api;

/// <summary>Every endpoint of the service, by slice.</summary>
internal static class ApiEndpoints
{
    /// <summary>Maps them under <c>/api/v1</c>.</summary>
    public static void Map(WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        SessionEndpoints.Map(api);
        CaseEndpoints.Map(api);
        PartyEndpoints.Map(api);
        RetentionEndpoints.Map(api);
        ExhibitEndpoints.Map(api);
        AttachmentEndpoints.Map(api);
        MeasurementEndpoints.Map(api);
        ReviewEndpoints.Map(api);
        ExportEndpoints.Map(api);
        AuditEndpoints.Map(api);
        LibraryEndpoints.Map(api);
        ReleaseEndpoints.Map(api);
        ImportEndpoints.Map(api);
        ReleaseFileEndpoints.Map(api);
        AlertEndpoints.Map(api);
        ValidationEndpoints.Map(api);
        ProgressEndpoints.Map(api);
        TokenEndpoints.Map(api);
        AccountEndpoints.Map(api);
        HealthEndpoints.Map(app);
        SignInPages.Map(app);
        ResultsEndpoints.Map(app);
        OpenIdSignIn.Map(app);
        DescriptionEndpoints.Map(app);
    }
}
