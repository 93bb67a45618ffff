using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Exhibits;

/// <summary>A new exhibit.</summary>
/// <param name="Number">Its number, unique in its case.</param>
/// <param name="ParentId">The exhibit that it lies in.</param>
/// <param name="Code">The code typed in at the instrument, so that its measurements find it.</param>
/// <param name="Kind">container, package, item or sub-sample.</param>
/// <param name="Description">What it is.</param>
/// <param name="PhysicalForm">Powder, liquid, tablet …</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Packaging">What it is packed in.</param>
/// <param name="Marks">What is written on it.</param>
/// <param name="Packages">How many packages it consists of.</param>
/// <param name="GrossQuantity">With the packaging.</param>
/// <param name="NetQuantity">Without.</param>
/// <param name="QuantityUnit">The unit of both.</param>
/// <param name="QuantityUncertainty">Expanded, k = 2, in that unit.</param>
/// <param name="Scale">Which scale.</param>
/// <param name="Seals">Numbers of its seals.</param>
/// <param name="Storage">Where it is kept.</param>
/// <param name="Hazards">What is dangerous about it.</param>
public sealed record ExhibitRequest(
    [Required, StringLength(64, MinimumLength = 1)] string Number,
    [Required, StringLength(16)] string Kind,
    [Required, StringLength(2000, MinimumLength = 1)] string Description,
    Guid? ParentId = null,
    [StringLength(64)] string? Code = null,
    [StringLength(100)] string? PhysicalForm = null,
    [StringLength(100)] string? Colour = null,
    [StringLength(500)] string? Packaging = null,
    [StringLength(500)] string? Marks = null,
    [Range(1, 10_000_000)] long? Packages = null,
    [Range(0, 1e12)] double? GrossQuantity = null,
    [Range(0, 1e12)] double? NetQuantity = null,
    [StringLength(16)] string? QuantityUnit = null,
    [Range(0, 1e12)] double? QuantityUncertainty = null,
    [StringLength(100)] string? Scale = null,
    [MaxLength(32)] IReadOnlyList<string>? Seals = null,
    [StringLength(500)] string? Storage = null,
    [StringLength(1000)] string? Hazards = null);

/// <summary>A sub-sample taken of an exhibit; its number is the next.</summary>
/// <param name="Plan">The sampling plan, in words.</param>
/// <param name="Tool">What it was taken with.</param>
/// <param name="MassMilligrams">How much.</param>
/// <param name="Homogenised">Whether the material was homogenised before.</param>
/// <param name="ProtectiveEquipment">What was worn.</param>
/// <param name="Place">From where of the exhibit.</param>
/// <param name="Note">Anything else.</param>
/// <param name="SampledAt">When.</param>
public sealed record SamplingRequest(
    bool Homogenised,
    DateTimeOffset SampledAt,
    [StringLength(1000)] string? Plan = null,
    [StringLength(100)] string? Tool = null,
    [Range(0, 1e9)] double? MassMilligrams = null,
    [StringLength(300)] string? ProtectiveEquipment = null,
    [StringLength(300)] string? Place = null,
    [StringLength(2000)] string? Note = null);

/// <summary>A measurement that is one of an exhibit.</summary>
/// <param name="MeasurementId">The measurement.</param>
/// <param name="SamplingId">The sub-sample it was made of.</param>
/// <param name="Reason">What the person knows it by.</param>
public sealed record AttributionRequest(Guid MeasurementId, [Required, StringLength(500, MinimumLength = 3)] string Reason, Guid? SamplingId = null);

/// <summary>What the instrument itself answered.</summary>
/// <param name="Answer">Word for word.</param>
/// <param name="Ids">The substances it names: CAS numbers or ids.</param>
public sealed record InstrumentAnswerRequest([Required, StringLength(2000, MinimumLength = 1)] string Answer, [MaxLength(32)] IReadOnlyList<string>? Ids = null);

/// <summary>What another technique, or a laboratory, found.</summary>
/// <param name="SamplingId">The sub-sample it was done on.</param>
/// <param name="Technique">A word of the table of techniques.</param>
/// <param name="Result">positive, negative or inconclusive.</param>
/// <param name="Ids">The substances it names.</param>
/// <param name="Laboratory">Who did it.</param>
/// <param name="LaboratoryReference">Its number there.</param>
/// <param name="ReferenceMaterial">What it was compared with, traceably.</param>
/// <param name="ReportSha256">Its report, as it was attached.</param>
/// <param name="PerformedBy">The person, as the laboratory names them.</param>
/// <param name="PerformedAt">When.</param>
public sealed record ConfirmationRequest(
    [Required, StringLength(32)] string Technique,
    [Required, StringLength(16)] string Result,
    [Required, StringLength(200, MinimumLength = 2)] string Laboratory,
    [Required, StringLength(200, MinimumLength = 2)] string PerformedBy,
    DateTimeOffset PerformedAt,
    Guid? SamplingId = null,
    [MaxLength(32)] IReadOnlyList<string>? Ids = null,
    [StringLength(100)] string? LaboratoryReference = null,
    [StringLength(500)] string? ReferenceMaterial = null,
    [StringLength(64, MinimumLength = 64)] string? ReportSha256 = null);

/// <summary>A correction of what another technique, or a laboratory, found.</summary>
/// <param name="Field">Its member, as it is named where it is read.</param>
/// <param name="Value">The value from now on; null where the field becomes empty.</param>
/// <param name="Reason">Why.</param>
public sealed record ConfirmationCorrectionRequest([Required, StringLength(64)] string Field, [Required, StringLength(500, MinimumLength = 3)] string Reason, [StringLength(4000)] string? Value = null);

/// <summary>A hand-over, signed with the password.</summary>
/// <param name="FromHolder">Who had it.</param>
/// <param name="ToHolder">Who has it now.</param>
/// <param name="Place">Where.</param>
/// <param name="SealIn">The seal found.</param>
/// <param name="SealOut">The seal put on.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Condition">In which condition.</param>
/// <param name="HappenedAt">When.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="Password">The signer's own, again.</param>
public sealed record CustodyRequest(
    [Required, StringLength(200, MinimumLength = 2)] string FromHolder,
    [Required, StringLength(200, MinimumLength = 2)] string ToHolder,
    [Required, StringLength(200, MinimumLength = 2)] string Place,
    [Required, StringLength(300, MinimumLength = 2)] string Purpose,
    [Required, StringLength(500, MinimumLength = 2)] string Condition,
    DateTimeOffset HappenedAt,
    [Required, StringLength(300, MinimumLength = 3)] string Meaning,
    [Required, StringLength(256)] string Password,
    [StringLength(64)] string? SealIn = null,
    [StringLength(64)] string? SealOut = null)
{
    /// <inheritdoc/>
    public override string ToString() => "withheld";
}

/// <summary>What a sampling plan is to show.</summary>
/// <param name="Population">How many packages there are.</param>
/// <param name="Proportion">The least share of positives to show.</param>
/// <param name="Confidence">How sure, at least 0.5 and less than 1.</param>
/// <param name="AllowedNegatives">How many negatives may be met.</param>
/// <param name="Model">hypergeometric, binomial or bayesian.</param>
public sealed record SamplingPlanRequest([Range(1, 10_000_000)] int Population, double Proportion, double Confidence, [Range(0, 100_000)] int AllowedNegatives, [StringLength(16)] string? Model = null);
