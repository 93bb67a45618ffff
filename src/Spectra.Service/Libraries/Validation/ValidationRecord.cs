using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Validation;

/// <summary>Known samples and blanks were measured on an instrument and answered, or an earlier validation was taken back because its optics changed.</summary>
[EvidenceTable(EvidenceTables.Validation)]
internal sealed record ValidationRecord
{
    [Fixed]
    public required Guid Id { get; init; }

    /// <summary>The instrument, by the serial number that it reports.</summary>
    [Fixed]
    public required string Serial { get; init; }

    /// <summary>Its optics: accessory, crystal, cell, in the validator's words; null where not said.</summary>
    [Fixed]
    public string? Optics { get; init; }

    [Fixed]
    public required string EngineVersion { get; init; }

    /// <summary>Name, release and hash of each library, as an analysis names them; empty where a validation is taken back.</summary>
    [Fixed]
    public required string Libraries { get; init; }

    /// <summary>Whether every criterion was met.</summary>
    [Fixed]
    public required bool Passed { get; init; }

    /// <summary>Why earlier validations of this instrument do not hold any more; null where this is a validation.</summary>
    [Fixed]
    public string? Withdrawal { get; init; }

    /// <summary>The whole report, as JSON: what is signed.</summary>
    [Fixed]
    public required string Report { get; init; }

    [Fixed]
    public required string ReportSha256 { get; init; }

    /// <summary>The site's key that signed it.</summary>
    [Fixed]
    public required string KeyFingerprint { get; init; }

    /// <summary>The signature over the report in UTF-8, DER in base64.</summary>
    [Fixed]
    public required string Signature { get; init; }

    [Fixed]
    public required string ValidatedBy { get; init; }

    [Fixed]
    public required DateTimeOffset ValidatedAt { get; init; }
}
