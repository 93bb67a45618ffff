using Spectra.Service.Seizures.Decisions;
using System.Collections.Immutable;
using Spectra.Service.Exhibits;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Substances;

namespace Spectra.Service.Exports;

/// <summary>Everything that an export of one measurement may say, read at one moment. Persons and companies of a case are not in it: there is no member to put them in.</summary>
internal sealed record MeasurementDossier
{
    /// <summary>The measurement with its session, analyses, corrections, checks, sequence and events.</summary>
    public required MeasurementRecord Record { get; init; }

    /// <summary>The spectrum as decoded from the bytes received; null where they are not there or can't be decoded by this version.</summary>
    public Spectrum? Spectrum { get; init; }

    /// <summary>The hash of the decoded spectrum as it was recorded; null in records of older versions.</summary>
    public string? SpectrumSha256 { get; init; }

    /// <summary>The account of who brought it; null where a detector was docked unasked.</summary>
    public string? Operator { get; init; }

    /// <summary>What that person said of it.</summary>
    public string? Comments { get; init; }

    /// <summary>What the sample was measured with, for example a diamond ATR.</summary>
    public string? Accessory { get; init; }

    /// <summary>What the latest analysis answered; null where there is none.</summary>
    public IdentificationReport? Report { get; init; }

    /// <summary>The rule behind the latest analysis; null where none was recorded with it.</summary>
    public RecordedRule? Rule { get; init; }

    /// <summary>The best references, where their libraries are at hand.</summary>
    public ImmutableArray<ReferenceTrace> References { get; init; } = [];

    /// <summary>What is known of the hazards and controls of the substances named.</summary>
    public ImmutableArray<HazardStatement> Hazards { get; init; } = [];

    /// <summary>What the instrument itself answered.</summary>
    public ImmutableArray<InstrumentAnswer> InstrumentAnswers { get; init; } = [];

    /// <summary>Second opinions, oldest first.</summary>
    public ImmutableArray<Opinion> Opinions { get; init; } = [];

    /// <summary>Signed decisions, oldest first.</summary>
    public ImmutableArray<Review> Reviews { get; init; } = [];

    /// <summary>The exhibit it is of; null where it belongs to none, or the record holds no cases.</summary>
    public ExhibitPlace? Place { get; init; }

    /// <summary>Where the chain stood, and with which key it is sealed.</summary>
    public required ChainStanding Chain { get; init; }

    /// <summary>Names of accounts by their ids.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Every row of the dossier that is not as it was recorded, a sentence each.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    /// <summary>The latest analysis; null where there is none.</summary>
    public Analysis? Analysis => Record.Analyses is [.., { } latest] ? latest : null;

    /// <summary>The signed checklist that stands; null where none does.</summary>
    public Reviews.SignedIdentification? Identification => Place?.StandingIdentification;

    /// <summary>The name of an account; its id where none is known.</summary>
    public string NameOf(string accountId) => Names.GetValueOrDefault(accountId, accountId);
}
