using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>The id of what was recorded.</summary>
internal sealed record IdView(Guid Id);

/// <summary>What came of adding to the record, as an answer.</summary>
internal static class Appended
{
    /// <summary>201 with the id, 404 or 409 with the sentence.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="path">Where what was added, or what it was added to, can be read.</param>
    public static Results<Created<IdView>, ProblemHttpResult> As(Appending outcome, string path) => outcome switch
    {
        Appending.Done done => TypedResults.Created(path, new IdView(done.Id)),
        Appending.NotFound missing => Problems.NotFound(missing.Sentence),
        Appending.Refused refused => Problems.Conflict("contradicts-record", refused.Sentence),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
