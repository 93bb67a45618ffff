using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Api;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Answers what the files of a library are at fault for: busy, gone, altered, or no room for them.</summary>
internal static class LibraryFault
{
    /// <summary>The answer, or a problem with the sentence of the fault.</summary>
    public static Results<T, ProblemHttpResult> OrProblem<T>(Func<Results<T, ProblemHttpResult>> answer)
        where T : IResult
    {
        try
        {
            return answer();
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return DiskSpace.IsExhausted(failure)
                ? Problems.Of(StatusCodes.Status507InsufficientStorage, "disk-full", failure.Message)
                : Problems.Conflict("library-unusable", failure.Message);
        }
    }
}
