using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Pages;
using Spectra.Service.Seizures;

namespace Spectra.Service.Api;

/// <summary>The page with the latest measurements, for who may read the record.</summary>
internal static class ResultsEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/", Show).Require(Permission.ReadRecord).Page();

    private static ContentHttpResult Show(HttpContext context, MeasurementStore store, IAntiforgery antiforgery) =>
        TypedResults.Content(ResultsPage.Render(store.Folder, store, context.Person().DisplayName, SignInPages.SignOutForm(context, antiforgery)), "text/html; charset=utf-8");
}
