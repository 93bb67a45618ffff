using System.Collections.Immutable;

namespace Spectra.Service.Storage;

/// <summary>The tables under the chain: each with its key column and the word its events carry.</summary>
internal static class EvidenceTables
{
    public const string Event = "evidence_event";
    public const string Session = "evidence_session";
    public const string SessionEnd = "evidence_session_end";
    public const string Raw = "evidence_raw";
    public const string Measurement = "evidence_measurement";
    public const string Analysis = "evidence_analysis";
    public const string SetAside = "evidence_set_aside";
    public const string Correction = "evidence_correction";
    public const string Receipt = "evidence_receipt";
    public const string Sequence = "evidence_sequence";
    public const string Tag = "evidence_tag";
    public const string ExhibitCode = "evidence_exhibit_code";
    public const string PerformanceCheck = "evidence_performance_check";
    public const string Signer = "evidence_signer";
    public const string Anchor = "evidence_anchor";
    public const string Account = "evidence_account";
    public const string Authorisation = "evidence_authorisation";
    public const string AuthorisationEnd = "evidence_authorisation_end";
    public const string Access = "evidence_access";
    public const string Case = "evidence_case";
    public const string CaseStatus = "evidence_case_status";
    public const string CaseOfficer = "evidence_case_officer";
    public const string Interception = "evidence_interception";
    public const string Exhibit = "evidence_exhibit";
    public const string Sampling = "evidence_sampling";
    public const string Attribution = "evidence_attribution";
    public const string InstrumentAnswer = "evidence_instrument_answer";
    public const string Attachment = "evidence_attachment";
    public const string DecisionRule = "evidence_decision_rule";
    public const string Opinion = "evidence_opinion";
    public const string Review = "evidence_review";
    public const string Confirmation = "evidence_confirmation";
    public const string Identification = "evidence_identification";
    public const string Custody = "evidence_custody";
    public const string Exchange = "evidence_exchange";
    public const string Hold = "evidence_hold";
    public const string Party = "evidence_party";
    public const string Disposal = "evidence_disposal";
    public const string LibraryImport = "evidence_library_import";
    public const string EntryDecision = "evidence_library_entry_decision";
    public const string LibraryRelease = "evidence_library_release";
    public const string LibraryApproval = "evidence_library_approval";
    public const string LibraryActivation = "evidence_library_activation";
    public const string ReleaseKey = "evidence_release_key";
    public const string RetroRun = "evidence_retro_run";
    public const string RetroRunEnd = "evidence_retro_run_end";
    public const string Alert = "evidence_alert";
    public const string AlertAnswer = "evidence_alert_answer";
    public const string Validation = "evidence_validation";

    /// <summary>Persons and companies: not under the chain itself, for they may have to be disposed of; <see cref="Party"/> holds a commitment to each.</summary>
    public const string NominalParty = "nominal_party";

    /// <summary>Every table whose rows have events; the table of events itself is not among them.</summary>
    public static ImmutableArray<(string Table, string Key, string Kind)> Covered { get; } =
    [
        (Session, "id", "session-started"),
        (SessionEnd, "id", "session-ended"),
        (Raw, "sha256", "bytes-received"),
        (Measurement, "id", "measurement-recorded"),
        (Analysis, "id", "analysis-recorded"),
        (SetAside, "id", "file-set-aside"),
        (Correction, "id", "correction-made"),
        (Receipt, "id", "record-received"),
        (Sequence, "id", "sequence-recorded"),
        (Tag, "id", "measurement-tagged"),
        (ExhibitCode, "id", "exhibit-code-issued"),
        (PerformanceCheck, "id", "performance-checked"),
        (Signer, "id", "seal-key-set"),
        (Anchor, "id", "chain-anchored"),
        (Account, "id", "account-changed"),
        (Authorisation, "id", "authorisation-granted"),
        (AuthorisationEnd, "id", "authorisation-ended"),
        (Access, "id", "access-noted"),
        (Case, "id", "case-opened"),
        (CaseStatus, "id", "case-status-changed"),
        (CaseOfficer, "id", "case-officer-added"),
        (Interception, "id", "interception-recorded"),
        (Exhibit, "id", "exhibit-recorded"),
        (Sampling, "id", "sampling-recorded"),
        (Attribution, "id", "measurement-attributed"),
        (InstrumentAnswer, "id", "instrument-answer-recorded"),
        (Attachment, "id", "attachment-recorded"),
        (DecisionRule, "sha256", "decision-rule-recorded"),
        (Opinion, "id", "opinion-signed"),
        (Review, "id", "review-signed"),
        (Confirmation, "id", "confirmation-recorded"),
        (Identification, "id", "identification-signed"),
        (Custody, "id", "custody-transferred"),
        (Exchange, "id", "content-sent"),
        (Hold, "id", "hold-changed"),
        (Party, "id", "party-recorded"),
        (Disposal, "id", "party-disposed"),
        (LibraryImport, "id", "library-imported"),
        (EntryDecision, "id", "library-entry-decided"),
        (LibraryRelease, "id", "library-release-recorded"),
        (LibraryApproval, "id", "library-release-approved"),
        (LibraryActivation, "id", "library-release-activated"),
        (ReleaseKey, "id", "release-key-changed"),
        (RetroRun, "id", "retro-search-started"),
        (RetroRunEnd, "id", "retro-search-ended"),
        (Alert, "id", "alert-raised"),
        (AlertAnswer, "id", "alert-answered"),
        (Validation, "id", "validation-recorded"),
    ];

    /// <summary>The tables that came with docking over a line.</summary>
    private static readonly ImmutableArray<string> OfDocking = [Receipt, Sequence, Tag, ExhibitCode, PerformanceCheck];

    /// <summary>The tables that came with the seizure record.</summary>
    private static readonly ImmutableArray<string> OfRecord =
    [
        Signer, Anchor, Account, Authorisation, AuthorisationEnd, Access, Case, CaseStatus, CaseOfficer, Interception, Exhibit, Sampling, Attribution,
        InstrumentAnswer, Attachment, DecisionRule, Opinion, Review, Confirmation, Identification, Custody, Exchange, Hold, Party, Disposal, NominalParty,
    ];

    /// <summary>The tables that came with governed libraries.</summary>
    private static readonly ImmutableArray<string> OfLibraries = [LibraryImport, EntryDecision, LibraryRelease, LibraryApproval, LibraryActivation, ReleaseKey];

    /// <summary>The tables that came with substances, validation and retro-search.</summary>
    private static readonly ImmutableArray<string> OfSubstances = [RetroRun, RetroRunEnd, Alert, AlertAnswer, Validation];

    /// <summary>Whether a record has a table, given the last step of its schema: one of an older version is read as it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="schema">The last step that ran; null where no seal says, which stands for the latest.</param>
    public static bool IsIn(string table, string? schema) =>
        schema is null || string.CompareOrdinal(StepOf(table), schema) < 0;

    /// <summary>The step that made a table; empty for those of the first.</summary>
    private static string StepOf(string table) =>
        OfSubstances.Contains(table) ? "0009"
        : OfLibraries.Contains(table) ? "0007"
        : OfRecord.Contains(table) ? "0005"
        : OfDocking.Contains(table) ? "0003"
        : "";

    /// <summary>The key column and event word of a table.</summary>
    public static (string Key, string Kind) Of(string table) =>
        Covered.FirstOrDefault(known => known.Table == table) is { Table: not null } found
            ? (found.Key, found.Kind)
            : throw new ArgumentException($"'{table}' is no evidence table.", nameof(table));
}
