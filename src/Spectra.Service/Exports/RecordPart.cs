using Spectra.Service.Seizures.Decisions;
using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Service.Exhibits;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Exports;

/// <summary>What the record holds of a measurement, as JSON: the part whose hash a report prints.</summary>
internal sealed record RecordPart(
    Measurement Measurement,
    DockingSession Session,
    string Role,
    string RoleBasis,
    string? ExhibitCode,
    string? Operator,
    string? Comments,
    string? Accessory,
    string? SpectrumSha256,
    SpectrumPart? Spectrum,
    ImmutableArray<Analysis> Analyses,
    IdentificationReport? Report,
    RulePart? DecisionRule,
    ImmutableArray<InstrumentAnswer> InstrumentAnswers,
    ImmutableArray<NewPerformanceCheck> Checks,
    MeasurementSequence? Sequence,
    ImmutableArray<Correction> Corrections,
    ImmutableArray<Opinion> Opinions,
    ImmutableArray<Review> Reviews,
    ExhibitPlace? Exhibit,
    ImmutableArray<ChainEvent> Events)
{
    /// <summary>The part of a dossier that is the record's own.</summary>
    public static RecordPart Of(MeasurementDossier dossier) => new(
        dossier.Record.Measurement,
        dossier.Record.Session,
        RecordWords.Of(dossier.Record.CurrentRole),
        dossier.Record.CurrentRoleBasis,
        dossier.Record.CurrentExhibit,
        dossier.Operator,
        dossier.Comments,
        dossier.Accessory,
        dossier.SpectrumSha256,
        dossier.Spectrum is { } spectrum ? SpectrumPart.Of(spectrum) : null,
        dossier.Record.Analyses,
        dossier.Report,
        dossier.Rule is { } rule ? RulePart.Of(rule) : null,
        dossier.InstrumentAnswers,
        dossier.Record.Checks,
        dossier.Record.Sequence,
        dossier.Record.Corrections,
        dossier.Opinions,
        dossier.Reviews,
        dossier.Place,
        dossier.Record.Events);
}

/// <summary>A spectrum's points, to the last digit; a missing ordinate is null.</summary>
internal sealed record SpectrumPart(string AxisUnit, string OrdinateUnit, ImmutableArray<double> Positions, ImmutableArray<double?> Ordinates)
{
    /// <summary>The points of a spectrum.</summary>
    public static SpectrumPart Of(Spectrum spectrum) => new(
        spectrum.Axis.Unit.Id,
        spectrum.Unit.Id,
        [.. spectrum.Axis.Positions],
        [.. spectrum.Ordinates.ToArray().Select(static value => double.IsNaN(value) ? (double?)null : value)]);
}

/// <summary>A decision rule; its body is JSON as it was recorded.</summary>
internal sealed record RulePart(string Sha256, string Version, JsonElement Body)
{
    /// <summary>A recorded rule.</summary>
    public static RulePart Of(RecordedRule rule)
    {
        using JsonDocument body = JsonDocument.Parse(rule.Body);
        return new RulePart(rule.Sha256, rule.Version, body.RootElement.Clone());
    }
}

/// <summary>What stands beside the record: where the chain stood when it was read, names, and what this version knows of the substances.</summary>
internal sealed record BesidePart(ChainStanding Chain, ImmutableSortedDictionary<string, string> Names, ImmutableArray<HazardPart> Hazards, ImmutableArray<ReferencePart> References, ImmutableArray<string> Findings)
{
    /// <summary>What stands beside the record of a measurement.</summary>
    public static BesidePart Of(MeasurementDossier dossier) => new(
        dossier.Chain,
        dossier.Names.ToImmutableSortedDictionary(StringComparer.Ordinal),
        [.. dossier.Hazards.Select(static hazard => new HazardPart(hazard.ShownName, hazard.Lead, hazard.Lines))],
        [.. dossier.References.Select(static reference => new ReferencePart(reference.Id, reference.Name, reference.Library))],
        dossier.Findings);

    /// <summary>What stands beside the record of a case.</summary>
    public static BesidePart Of(CaseDossier dossier) => new(dossier.Chain, dossier.Names.ToImmutableSortedDictionary(StringComparer.Ordinal), [], [], dossier.Findings);
}

/// <summary>A hazard statement.</summary>
internal sealed record HazardPart(string Name, string Lead, ImmutableArray<HazardLine> Lines);

/// <summary>A reference that was at hand.</summary>
internal sealed record ReferencePart(string Id, string Name, string Library);
