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
    ];

    /// <summary>The tables that came with docking over a line.</summary>
    private static readonly ImmutableArray<string> OfDocking = [Receipt, Sequence, Tag, ExhibitCode, PerformanceCheck];

    /// <summary>Whether a record has a table, given the last step of its schema: one of an older version is read as it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="schema">The last step that ran; null where no seal says, which stands for the latest.</param>
    public static bool IsIn(string table, string? schema) => schema is null || !OfDocking.Contains(table) || string.CompareOrdinal("0003", schema) < 0;

    /// <summary>The key column and event word of a table.</summary>
    public static (string Key, string Kind) Of(string table) =>
        Covered.FirstOrDefault(known => known.Table == table) is { Table: not null } found
            ? (found.Key, found.Kind)
            : throw new ArgumentException($"'{table}' is no evidence table.", nameof(table));
}
