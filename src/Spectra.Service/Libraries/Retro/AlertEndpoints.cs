using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Alerts to the port and the chemist: answers that a newer library changed.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/alerts", List).Require(Permission.ReadAlerts).WithSummary("Past answers that a newer library changes, newest first");
        api.MapPost("/alerts/{alertId}/answers", Answer).Require(Permission.AnswerAlerts).WithSummary("Takes note of an alert, for the port or for the laboratory");
    }

    private static Ok<Page<AlertView>> List([Range(1, 200)] int? limit, [StringLength(200)] string? after, AlertStore alerts) =>
        TypedResults.Ok(Page<AlertView>.Of(alerts.List(new PageRequest(limit, after).Count + 1, Guid.TryParse(after, out Guid last) ? last : null), new PageRequest(limit, after), static found => found.Id.ToString()));

    private static Results<Created<IdView>, ProblemHttpResult> Answer(Guid alertId, AlertAnswerRequest request, HttpContext context, AlertStore alerts, TimeProvider time)
    {
        Person person = context.Person();
        DateTimeOffset now = time.GetUtcNow();
        return Appended.As(
            alerts.Add(new AlertAnswer
            {
                Id = Guid.CreateVersion7(now),
                AlertId = alertId,
                Side = person.Of(Permission.Review) == Reach.None ? AlertSide.Port : AlertSide.Laboratory,
                Note = request.Note,
                AnsweredBy = person.AccountId,
                AnsweredName = person.DisplayName,
                AnsweredAt = now,
            }),
            "/api/v1/alerts");
    }
}
