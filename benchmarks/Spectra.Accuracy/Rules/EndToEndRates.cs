using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Roles;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Substances;

namespace Spectra.Accuracy.Rules;

/// <summary>How often what the product answers is wrong, set by set: mixtures, quality and confusion groups included, as an officer sees it.</summary>
internal sealed class EndToEndRates(string corpus, CorpusLibraries libraries, Action<string> progress)
{
    public IEnumerable<ErrorRate> All() => EndToEndSet.All.SelectMany(Of);

    private IEnumerable<ErrorRate> Of(EndToEndSet set)
    {
        progress($"rule: {set.Queries} in {set.Against}");
        ImmutableArray<ReferenceLibrary> open = [.. set.Libraries.Select(libraries.Get)];
        Dictionary<string, string> keys = open.SelectMany(library => library.References).DistinctBy(reference => reference.Id).ToDictionary(reference => reference.Id, reference => reference.Substance.Key);
        Identifier identifier = new(open, Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, 10);
        (Query Query, VerdictStatement Verdict)[] answers =
        [
            .. QuerySet.Read(Path.Combine(corpus, $"{set.Queries}-queries.zip"), set.Truth)
                .Where((query, i) => i % set.Every == 0 && query.Spectrum is not null)
                .AsParallel().AsOrdered()
                .Select(query => (query, identifier.Identify(query.File, 0, "", query.Spectrum!, RoleInference.Infer(query.Spectrum!)).Verdict)),
        ];
        int named = answers.Count(answer => IsWronglyNamed(answer.Query, answer.Verdict, keys));
        yield return ErrorRate.Of(
            ErrorRateKind.FalseAcceptance,
            set.IsOutside ? "a presumptive match or a mixture, although the libraries hold nothing of it" : "a presumptive match or a mixture that names a substance that is not there",
            set.Words, set.Against, ErrorRateBasis.InSample, named, answers.Length);
        if (!set.IsOutside)
        {
            yield return ErrorRate.Of(
                ErrorRateKind.FalseRejection, "no match, although the libraries hold all of it", set.Words, set.Against, ErrorRateBasis.InSample, answers.Count(answer => answer.Verdict.Kind == "no-match"), answers.Length);
        }

        if (answers.Any(answer => answer.Query.Expect == "mixture"))
        {
            yield return ErrorRate.Of(
                ErrorRateKind.FalseRejection, "a presumptive match or a mixture that leaves out a substance that is there", set.Words, set.Against, ErrorRateBasis.InSample, answers.Count(answer => IsIncomplete(answer.Query, answer.Verdict, keys)), answers.Length);
        }
    }

    private static bool IsIncomplete(Query query, VerdictStatement verdict, Dictionary<string, string> keys) =>
        verdict.Kind is "presumptive-match" or "mixture" && query.Expect == "mixture"
        && !query.TruthIds.Where(keys.ContainsKey).Select(id => keys[id]).ToHashSet().IsSubsetOf(verdict.Ids.Select(id => keys[id]));

    private static bool IsWronglyNamed(Query query, VerdictStatement verdict, Dictionary<string, string> keys) =>
        verdict.Kind is "presumptive-match" or "mixture"
        && !verdict.Ids.Select(id => keys[id]).ToHashSet().IsSubsetOf(query.TruthIds.Where(keys.ContainsKey).Select(id => keys[id]));
}
