using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Validation;

/// <summary>The validations on a site's own instruments.</summary>
internal static class ValidationEndpoints
{
    private const int Usual = 50;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/validations", List).Require(Permission.ReadLibraries).WithSummary("Validations on the site's instruments with their signed reports, newest first");

    private static Ok<ImmutableArray<Recorded<ValidationRecord>>> List([Range(1, 200)] int? limit, ValidationStore validations) => TypedResults.Ok(validations.List(limit ?? Usual));
}
