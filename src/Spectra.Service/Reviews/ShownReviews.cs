using Spectra.Service.Accounts;
using Spectra.Service.Api;

namespace Spectra.Service.Reviews;

/// <summary>Notes that a chemist was shown what others concluded, wherever it is shown: an opinion given after that is not blind.</summary>
internal static class ShownReviews
{
    /// <summary>Notes it, before it is shown.</summary>
    public static void Note(HttpContext context, AccessLog log, params IEnumerable<Guid> measurements)
    {
        // By the person's roles: what a token shows its person has seen, whatever the token's scopes.
        if ((context.Person() with { Scopes = null }).Of(Permission.Review) == Reach.None)
        {
            return;
        }

        foreach (Guid measurement in measurements)
        {
            log.Append(AccessOutcome.ReviewsRead, context.Trace(), context.Person(), subject: measurement.ToString());
        }
    }
}
