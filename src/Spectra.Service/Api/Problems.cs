using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Problem details (RFC 9457): a word for programs, a sentence for people.</summary>
internal static class Problems
{
    private const string TypePrefix = "urn:spectra:problem:";

    /// <summary>A problem as an answer.</summary>
    public static ProblemHttpResult Of(int status, string word, string sentence) => TypedResults.Problem(Details(status, word, sentence));

    /// <summary>What was asked for is not there.</summary>
    public static ProblemHttpResult NotFound(string sentence) => Of(StatusCodes.Status404NotFound, "not-found", sentence);

    /// <summary>It contradicts what is there.</summary>
    public static ProblemHttpResult Conflict(string word, string sentence) => Of(StatusCodes.Status409Conflict, word, sentence);

    /// <summary>What was sent is not what was expected.</summary>
    public static ProblemHttpResult Unprocessable(string word, string sentence) => Of(StatusCodes.Status422UnprocessableEntity, word, sentence);

    /// <summary>A refusal that only the endpoint itself can know of; it is kept like those of the gate.</summary>
    public static ProblemHttpResult Refused(HttpContext context, AccessLog log, string word, string sentence, Guid subject)
    {
        log.Append(AccessOutcome.Refused, context.Trace(), context.Person(), word, subject.ToString());
        return Of(StatusCodes.Status403Forbidden, word, sentence);
    }

    /// <summary>Answers a request with a problem.</summary>
    public static Task WriteAsync(HttpContext context, int status, string word, string sentence) => Of(status, word, sentence).ExecuteAsync(context);

    /// <summary>The problem of a status that came without a body.</summary>
    public static ProblemDetails OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Details(status, "bad-request", "The request is not as it should be."),
        StatusCodes.Status404NotFound => Details(status, "not-found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Details(status, "method-not-allowed", "This address does not take this method: see the header Allow."),
        StatusCodes.Status408RequestTimeout => Details(status, "request-too-slow", "The request took too long to arrive."),
        StatusCodes.Status413PayloadTooLarge => Details(status, "too-large", "The request's body is larger than is taken here."),
        StatusCodes.Status415UnsupportedMediaType => Details(status, "media-type", "The request's body is of a type that is not taken here."),
        StatusCodes.Status504GatewayTimeout => Details(status, "timeout", "The answer took too long and was given up."),
        >= 500 => Details(status, "fault", "The service failed at this; nothing more is known here. It is in its log."),
        _ => Details(status, "refused", "The request was refused."),
    };

    private static ProblemDetails Details(int status, string word, string sentence) => new() { Status = status, Type = TypePrefix + word, Title = sentence };
}
