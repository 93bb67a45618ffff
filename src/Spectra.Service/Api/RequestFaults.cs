using Microsoft.AspNetCore.Http.HttpResults;

namespace Spectra.Service.Api;

/// <summary>Gathers what is wrong with a request, so that all of it is said at once.</summary>
internal sealed class RequestFaults
{
    private readonly Dictionary<string, List<string>> _faults = new(StringComparer.Ordinal);

    /// <summary>Notes a fault of a member.</summary>
    /// <param name="member">The member as JSON names it.</param>
    /// <param name="sentence">What is wrong; null where nothing is.</param>
    public RequestFaults Add(string member, string? sentence)
    {
        if (sentence is not null)
        {
            if (!_faults.TryGetValue(member, out List<string>? sentences))
            {
                _faults.Add(member, sentences = []);
            }

            sentences.Add(sentence);
        }

        return this;
    }

    /// <summary>Notes the fault of a text, where there is a text.</summary>
    public RequestFaults Add(string member, string? text, Func<string, string?> faultOf) => text is null ? this : Add(member, faultOf(text));

    /// <summary>Notes a word that is none of those expected.</summary>
    public RequestFaults AddWord(string member, string? word, params ReadOnlySpan<string> words) =>
        word is null || words.Contains(word) ? this : Add(member, $"'{word}' is none of {string.Join(", ", words!)}.");

    /// <summary>The faults as one problem; null where there are none.</summary>
    public ProblemHttpResult? Problem() => _faults.Count == 0
        ? null
        : TypedResults.Problem(new HttpValidationProblemDetails(_faults.ToDictionary(static fault => fault.Key, static fault => fault.Value.ToArray(), StringComparer.Ordinal))
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Type = "urn:spectra:problem:invalid",
            Title = string.Join(' ', _faults.SelectMany(static fault => fault.Value).Take(3)),
        });
}
