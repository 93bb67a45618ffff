using Spectra.Service.Accounts;
using Spectra.Service.Api;

namespace Spectra.Service.Reviews;

/// <summary>Notes that a chemist was shown what others concluded, wherever it is shown: an opinion given after that is not blind.</summary>
internal static class ShownReviews
{
    /// <summary>Notes it, before it is shown.</summary>
    public static void Note(HttpContext context, AccessLog log, params IEnumerable<Guid> measurements)
    {
        if (context.Person().Of(Permission.Review) == Reach.None)
        {
            return;
        }

        foreach (Guid measurement in measurements)
        {
            log.Append(AccessOutcome.ReviewsRead, context.Trace(), context.Person(), subject: measurement.ToString());
        }
    }
}
