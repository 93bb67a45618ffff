using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;

namespace Spectra.Service.Cases;

/// <summary>What nominal data is due for disposal, over the interface.</summary>
internal static class RetentionEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/retention", List).Require(Permission.DisposeNominal).WithSummary("Closed cases whose nominal data is due for disposal, those under a legal hold marked");

    private static Ok<Page<DueCase>> List([Range(1, 200)] int? limit, [StringLength(200)] string? after, Retention retention)
    {
        ImmutableArray<DueCase> due = retention.Due();
        IEnumerable<DueCase> following = Guid.TryParse(after, out Guid last) ? due.Where(found => string.CompareOrdinal(found.CaseId.ToString(), last.ToString()) > 0) : due;
        return TypedResults.Ok(Page<DueCase>.Of(following, new PageRequest(limit, after), static found => found.CaseId.ToString()));
    }
}
