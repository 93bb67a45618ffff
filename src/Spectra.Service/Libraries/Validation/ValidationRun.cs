using System.Collections.Immutable;
using System.Security.Cryptography;
using Spectra.Formats;
using Spectra.Libraries;
using Spectra.Roles;
using Spectra.Service.Identification;
using Spectra.Service.Seizures.Decisions;

namespace Spectra.Service.Libraries.Validation;

/// <summary>Answers known samples and blanks, and says how good the answers are.</summary>
internal static class ValidationRun
{
    /// <summary>Fewer samples say too little: with 10 of 10 right the interval still reaches down to 69 %.</summary>
    public const int LeastSamples = 10;

    /// <summary>Fewer blanks do not show that a clean crystal is left alone.</summary>
    public const int LeastBlanks = 3;

    /// <summary>The least share of right first hits.</summary>
    public const double LeastFirstHits = 0.9;

    /// <summary>No detection limit is claimed below this share.</summary>
    private const double LeastLimit = 0.05;

    /// <summary>Answers one sample.</summary>
    /// <param name="identifier">What answers.</param>
    /// <param name="known">The keys of the substances that the libraries hold.</param>
    /// <param name="sample">What is known of it.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>What came of it; null where it is no spectrum, with the reason.</returns>
    public static (ValidatedSample? Sample, string? Refusal) Answer(Identifier identifier, IReadOnlySet<string> known, KnownSample sample, byte[] content)
    {
        if (SpectrumReader.Read(content, sample.File) is not ReadResult.Accepted { File: { } file })
        {
            return (null, $"'{sample.File}' is no readable spectrum.");
        }

        // A blank is met as any measurement is: what it is has to be seen.
        InferredRole role = RoleInference.Infer(file.Spectra[0], sample.Substance is null ? MeasurementRole.Unknown : MeasurementRole.Sample);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        IdentificationReport report = identifier.Identify(sample.File, 0, sha256, file.Spectra[0], role);
        Dictionary<string, string> keys = report.Hits.Select(static hit => (hit.Id, Key: Substance.Of(hit.Name, hit.Cas).Key))
            .Concat(report.Mixture.Components.Select(static component => (component.Id, Key: Substance.Of(component.Name, component.Cas).Key)))
            .DistinctBy(static one => one.Id).ToDictionary(static one => one.Id, static one => one.Key, StringComparer.Ordinal);
        string? expected = sample.Substance?.Key;
        IEnumerable<string> found = report.Verdict.Ids.Concat(report.Verdict.AnswerSet).Concat(report.Mixture.Components.Select(static component => component.Id));
        return (new ValidatedSample(
            sample.File,
            sha256,
            sample.Substance is { } substance ? substance.Cas ?? substance.Name : null,
            sample.Share,
            expected is not null && known.Contains(expected),
            report.Verdict.Kind,
            report.Verdict.Ids,
            report.Hits is [{ } first, ..] ? first.Id : null,
            report.Hits is [{ } best, ..] && keys[best.Id] == expected,
            expected is not null && found.Any(id => keys.GetValueOrDefault(id) == expected),
            expected is null ? report.Verdict.Kind is "presumptive-match" or "mixture" or "inconclusive" || !report.Alerts.IsEmpty : report.Verdict.Kind == "presumptive-match" && report.Verdict.Ids.All(id => keys.GetValueOrDefault(id) != expected)), null);
    }

    /// <summary>The report over all samples.</summary>
    public static ValidationReport Report(string serial, string? optics, EngineStatement engine, ImmutableArray<ValidatedSample> samples, string by, DateTimeOffset at)
    {
        ValidatedSample[] pure = [.. samples.Where(static sample => sample is { IsInLibraries: true, Share: 1 })];
        CountedShare first = Counted(pure.Count(static sample => sample.IsFirstHitRight), pure.Length);
        ValidatedSample[] blanks = [.. samples.Where(static sample => sample.Expected is null)];
        CountedShare wrong = Counted(samples.Count(static sample => sample.IsWrong), samples.Length);
        CountedShare answered = Counted(blanks.Count(static blank => blank.IsWrong), blanks.Length);
        ImmutableArray<ShareDetection> detections =
        [
            .. samples.Where(static sample => sample.IsInLibraries).GroupBy(static sample => sample.Share).OrderBy(static share => share.Key)
                .Select(static share => new ShareDetection(share.Key, Counted(share.Count(static sample => sample.IsFound), share.Count()))),
        ];
        ImmutableArray<ValidationCriterion> criteria =
        [
            new($"At least {LeastSamples} pure samples of substances in the libraries: {first.Total}.", first.Total >= LeastSamples),
            new($"At least {LeastBlanks} blanks: {answered.Total}.", answered.Total >= LeastBlanks),
            new(FormattableString.Invariant($"At least {100 * LeastFirstHits:F0} % of their first hits are right: {first.Count} of {first.Total}."), first.Total > 0 && first.Count >= LeastFirstHits * first.Total),
            new($"No sample or blank is answered with a substance that it is not: {wrong.Count}.", wrong.Count == 0),
        ];
        return new ValidationReport(serial, optics, engine, samples, first, wrong, answered, detections, Limit(detections), criteria, criteria.All(static criterion => criterion.IsMet), by, at);
    }

    private static double? Limit(ImmutableArray<ShareDetection> detections)
    {
        ShareDetection[] seen = [.. detections.Reverse().TakeWhile(static detection => detection.Found.Count == detection.Found.Total)];
        return seen.Length == 0 ? null : Math.Max(LeastLimit, seen[^1].Share);
    }

    private static CountedShare Counted(int count, int total)
    {
        ClopperPearsonInterval interval = ClopperPearsonInterval.Of(count, total);
        return new CountedShare(count, total, Math.Round(interval.Low, 4), Math.Round(interval.High, 4));
    }
}
