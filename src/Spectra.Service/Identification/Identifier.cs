using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Explanation;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;
using Spectra.Roles;
using Spectra.Search;
using Spectra.Service.Substances;

namespace Spectra.Service.Identification;

/// <summary>Answers what one measured spectrum is, by the libraries it was given. Thread-safe.</summary>
/// <remarks>The whole flow: role, recipe, quality, search, verdict, alerts, words. Same spectrum, libraries and version, same report to the byte.</remarks>
internal sealed class Identifier
{
    /// <summary>Of a library of fewer substances nothing can be said by counting its neighbours.</summary>
    private const int FewestSubstances = 50;

    /// <summary>The least gap in score at which this measurement keeps apart what the libraries show to be alike.</summary>
    internal const double Separation = 0.05;

    private readonly ImmutableArray<ReferenceLibrary> _libraries;
    private readonly LibrarySearch _search;
    private readonly VerdictPolicy _policy;
    private readonly Metric _metric;
    private readonly SubstanceCatalogue _substances;
    private readonly ResidueTable _residues;
    private readonly int _count;
    private readonly MixtureSearch _mixtures;
    private readonly Lazy<Task> _preparing;
    private readonly Lazy<MixtureSettings> _mixtureSettings;
    private readonly Lazy<ImmutableArray<ConfusionGroups>> _confusions;
    private readonly Lazy<ImmutableArray<WrongNeighbours>> _wrongNeighbours;

    /// <summary>An identifier over open libraries, which must outlive it.</summary>
    /// <param name="libraries">At least one; all with one recipe.</param>
    /// <param name="metric">The metric of the hit list.</param>
    /// <param name="substances">What is known of substances, for the alerts.</param>
    /// <param name="residues">What a crystal that is not clean shows.</param>
    /// <param name="count">How many substances a hit list has at most.</param>
    /// <param name="mixtures">Whether mixtures are looked for.</param>
    public Identifier(ImmutableArray<ReferenceLibrary> libraries, Metric metric, SubstanceCatalogue substances, ResidueTable residues, int count, MixtureSearch mixtures = MixtureSearch.Auto)
    {
        (_libraries, _metric, _substances, _residues, _count, _mixtures) = (libraries, metric, substances, residues, count, mixtures);
        _mixtureSettings = new Lazy<MixtureSettings>(() => new MixtureSettings { Watched = Watched(libraries, substances) });
        _confusions = new Lazy<ImmutableArray<ConfusionGroups>>(() => [.. libraries.Select(ConfusionGroups.Of)]);
        _wrongNeighbours = new Lazy<ImmutableArray<WrongNeighbours>>(() => [.. libraries.Select(WrongNeighbours.Of).Where(wrong => wrong.Substances >= FewestSubstances)]);
        _preparing = new Lazy<Task>(() => Task.Run(Prepare));
        _search = new LibrarySearch(libraries, metric);
        _policy = VerdictPolicy.For(metric);
        Engine = new EngineStatement(
            Spectra.Engine.Version, libraries[0].Recipe.Hash, metric.Id, [.. libraries.Select(library => new LibraryStatement(library.Name, library.Release, library.Sha256))]);
    }

    /// <summary>What depends on the libraries alone is worked out beside the first search; whoever needs it earlier waits for it, and sees its fault.</summary>
    private void Prepare()
    {
        _ = _mixtures != MixtureSearch.Never && _mixtureSettings.Value is not null;
        _ = IsSurveyed && _wrongNeighbours.Value.IsEmpty;
    }

    /// <summary>What every report of this identifier says of its engine.</summary>
    public EngineStatement Engine { get; }

    /// <summary>Answers one spectrum.</summary>
    /// <param name="file">The file's name relative to the path given.</param>
    /// <param name="subfile">Which spectrum of the file.</param>
    /// <param name="sha256">The file's hash.</param>
    /// <param name="measured">The spectrum.</param>
    /// <param name="role">What it was measured for.</param>
    public IdentificationReport Identify(string file, int subfile, string sha256, Spectrum measured, InferredRole role)
    {
        Task preparing = _preparing.Value;
        try
        {
            return _libraries[0].Recipe.Apply(measured) switch
            {
                Preparation.Ready ready => Report(file, subfile, sha256, measured, role, ready.Spectrum, QualityGate.Judge(ready.Spectrum, _residues)),
                Preparation.Refused refused => Report(file, subfile, sha256, measured, role, null, QualityGate.Refused(refused.Refusal)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        finally
        {
            // It reads the libraries, which the caller may close once there is an answer.
            preparing.GetAwaiter().GetResult();
        }
    }

    private IdentificationReport Report(string file, int subfile, string sha256, Spectrum measured, InferredRole role, PreparedSpectrum? prepared, SpectrumQuality quality)
    {
        // Whatever a measurement is said to be, it is searched and, where it is usable, alerts are raised; only the verdict is withheld.
        HitList hits = prepared is null ? new HitList(_metric, [], 0) : _search.Search(prepared, Math.Max(_count, _policy.Needed), _policy.Within);
        Assessment assessment = prepared is null ? Assessment.OfNothing : quality.Verdict == QualityVerdict.Unusable ? Assessment.OfUnusable : _policy.Assess(prepared, _libraries, hits);
        ImmutableArray<Hit> answerSet = assessment.AnswerSet;
        Verdict verdict = role.Role is MeasurementRole.Sample or MeasurementRole.Check ? _policy.Decide(quality, assessment) : new Verdict.NotIdentifiable();
        verdict = VerdictPolicy.Decide(verdict, hits, hit => AnswerLevel.Of(hit, hits, measured.Acquisition.Technique, Separation, _confusions.Value));
        Mixture? mixture = prepared is not null && IsMixtureSought(role, quality) ? MixtureAnalysis.Analyse(prepared, _libraries, _mixtureSettings.Value) : null;
        verdict = CarrierVerdict.Of(mixture is null ? verdict : VerdictPolicy.Decide(verdict, mixture, assessment.HoldsMixtures), quality);
        ImmutableArray<ClassHint> hints = prepared is not null && verdict is Verdict.NoMatch ? ClassHints.Of(prepared, ReferenceFacts.FunctionalGroups) : [];
        ImmutableArray<AlertStatement> alerts = Alerts(answerSet, verdict, mixture);
        return new IdentificationReport(
            file,
            subfile,
            sha256,
            Statement(measured, role),
            new QualityStatement(Words.Of(quality.Verdict), quality.Snr, quality.Reasons),
            Statement(verdict, hits, assessment, Wording.Of(verdict, quality, hits, role, assessment, mixture, hints, AlertNames(alerts, verdict, answerSet, mixture))),
            alerts,
            [.. hits.Hits.Take(_count).Select(hit => Statement(hit, hits.GapToNextFamily(hit.Rank), answerSet.Contains(hit) || hit.Rank == 1 ? Bands(prepared!, hit) : null))],
            Statement(mixture, assessment.HoldsMixtures),
            [.. mixture?.DetectionLimits.Select(limit => new DetectionLimitStatement(limit.Reference.Id, Math.Round(limit.Fraction, 4))) ?? []],
            [.. hints.Select(hint => new HintStatement(hint.Class, hint.Bands, Remarks.HintWorth))],
            [.. prepared?.Warnings ?? measured.Warnings, .. UnlikeThings(measured, answerSet)],
            Engine);
    }

    private VerdictStatement Statement(Verdict verdict, HitList hits, Assessment assessment, string statement) => new(
        verdict.Kind,
        [.. verdict.Named.Select(reference => reference.Id)],
        [.. verdict.Named.Select(reference => reference.Substance.Name)],
        verdict.Level,
        verdict is Verdict.MixtureOf ? null : assessment.Probability,
        verdict is Verdict.MixtureOf
            ? new CalibrationStatement(assessment.Domain, false, null, "a mixture: each component has a probability of its own", ChanceOfWrongNeighbour(hits))
            : new CalibrationStatement(assessment.Domain, assessment.Withheld is null, assessment.Level, assessment.Withheld, ChanceOfWrongNeighbour(hits)),
        [.. assessment.AnswerSet.Select(hit => hit.Reference.Id)],
        statement,
        _policy.Rule);

    private static SpectrumStatement Statement(Spectrum measured, InferredRole role)
    {
        SpectralAxis axis = measured.Axis;
        (double first, double last) = (axis.First, axis.Last);
        if (axis.Unit.IsOptical && first > 0 && last > 0)
        {
            (first, last) = (Wavenumber.From(first, axis.Unit).PerCentimetre, Wavenumber.From(last, axis.Unit).PerCentimetre);
        }

        return new SpectrumStatement(
            measured.Count, Math.Round(Math.Min(first, last), 4), Math.Round(Math.Max(first, last), 4), measured.Unit.Id, Words.Of(measured.Acquisition.Technique), Words.Of(role.Role), Words.Of(role.Basis), role.Reason);
    }

    private bool IsSurveyed => _metric == Metric.Combined && _libraries.All(library => library.Neighbours?.Metric == NeighbourSearch.MetricVersion);

    private double? ChanceOfWrongNeighbour(HitList hits) =>
        hits.Hits.IsEmpty || !IsSurveyed || _wrongNeighbours.Value.IsEmpty
            ? null
            : Math.Round(WrongNeighbours.ChanceInAny(_wrongNeighbours.Value, hits.Hits[0].Hqi.Value), 6);

    private BandsStatement Bands(PreparedSpectrum prepared, Hit hit)
    {
        ReferenceLibrary library = _libraries.First(candidate => candidate.Name == hit.Library && candidate.References.Contains(hit.Reference));
        BandComparison bands = BandComparison.Of(prepared, library, hit.Reference.Id, hit.ShiftPerCentimetre);
        return new BandsStatement(bands.Agreeing, bands.Unexplained, bands.Missing, bands.Sentence);
    }

    private HitStatement Statement(Hit hit, double gap, BandsStatement? bands) =>
        new(hit.Rank, hit.Reference.Id, hit.Reference.Substance.Name, hit.Reference.Substance.Cas, hit.Library, hit.Hqi.Value, _metric.Id, gap, hit.ShiftPerCentimetre, hit.Reference.IsSynthetic, bands);

    private bool IsMixtureSought(InferredRole role, SpectrumQuality quality) =>
        quality.Verdict != QualityVerdict.Unusable
        && (_mixtures == MixtureSearch.Always || (_mixtures == MixtureSearch.Auto && role.Role is (MeasurementRole.Sample or MeasurementRole.Check)));

    /// <summary>Probabilities of components are those of the mixture model: none are given for spectra of a kind that it was not trained on.</summary>
    private static MixtureStatement Statement(Mixture? mixture, bool isTrained) => mixture is null
        ? new MixtureStatement([], null, null, null)
        : new MixtureStatement(
            [.. mixture.Components.Select(component => new ComponentStatement(
                component.Reference.Id, component.Reference.Substance.Name, component.Reference.Substance.Cas,
                Math.Round(component.Fraction, 4), "spectral-share", Math.Round(component.Low, 4), Math.Round(component.High, 4), isTrained ? Math.Round(component.Probability, 4) : null))],
            Math.Round(mixture.Residual, 4),
            isTrained ? Math.Round(mixture.UnexplainedProbability, 4) : null,
            mixture.Model);

    /// <summary>One alert a class and trigger, naming every substance that raises it.</summary>
    private ImmutableArray<AlertStatement> Alerts(ImmutableArray<Hit> answerSet, Verdict verdict, Mixture? mixture)
    {
        RaisedAlerts raised = new(_substances);
        raised.Add("answer-set", answerSet.Select(hit => hit.Reference).Union(verdict is Verdict.Inconclusive or Verdict.PresumptiveMatch ? verdict.Named : []));
        raised.Add("component", mixture?.Components.Select(component => component.Reference) ?? []);
        raised.Add("residual", mixture?.Possible.Select(possible => possible.Reference) ?? []);
        return raised.Statements;
    }

    /// <summary>The names of what is alerted to.</summary>
    private static ImmutableArray<string> AlertNames(ImmutableArray<AlertStatement> alerts, Verdict verdict, ImmutableArray<Hit> answerSet, Mixture? mixture)
    {
        HashSet<string> alerted = [.. alerts.SelectMany(alert => alert.Ids)];
        return
        [
            .. answerSet.Select(hit => hit.Reference)
                .Concat(verdict.Named)
                .Concat(mixture?.Components.Select(component => component.Reference) ?? [])
                .Concat(mixture?.Possible.Select(possible => possible.Reference) ?? [])
                .Where(reference => alerted.Contains(reference.Id))
                .Select(reference => reference.Substance.Name)
                .Distinct(StringComparer.Ordinal)
        ];
    }

    /// <summary>Every substance of the libraries that would raise an alert.</summary>
    private static HashSet<string> Watched(ImmutableArray<ReferenceLibrary> libraries, SubstanceCatalogue substances)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> watched = new(StringComparer.Ordinal);
        foreach (Substance substance in libraries.SelectMany(library => library.Substances))
        {
            _ = seen.Add(substance.Key) && substances.HasAlerts(substance.Cas, substance.Name) && watched.Add(substance.Key);
        }

        return watched;
    }

    /// <summary>Where the query and what it is said to be like were measured differently, the answer says so.</summary>
    private static IEnumerable<SpectrumWarning> UnlikeThings(Spectrum measured, ImmutableArray<Hit> answerSet)
    {
        Technique query = measured.Acquisition.Technique;
        string[] unlike = [.. answerSet
            .Select(hit => hit.Reference.Technique)
            .Where(reference => query != Technique.NotStated && reference != Technique.NotStated && reference != query)
            .Select(Words.Of).Distinct()];
        if (unlike.Length > 0)
        {
            yield return new SpectrumWarning("technique-differs", $"The spectrum was measured by {Words.Of(query)}, references of the answer by {string.Join(" and ", unlike)}: positions and heights of bands differ between them.");
        }
    }
}
