namespace Spectra.Service.Seizures.Decisions;

/// <summary>What a point of the checklist rests on: a record, a text, or both.</summary>
/// <param name="EvidenceId">The record; null where there is none.</param>
/// <param name="Text">In words; empty where there are none.</param>
internal sealed record ChecklistProof(string? EvidenceId, string Text)
{
    /// <summary>Whether there is anything in it.</summary>
    public bool IsGiven => !string.IsNullOrWhiteSpace(EvidenceId) || !string.IsNullOrWhiteSpace(Text);

    /// <summary>The text with the record, as it is printed.</summary>
    public string Shown => string.IsNullOrWhiteSpace(EvidenceId) ? Text.Trim() : string.IsNullOrWhiteSpace(Text) ? $"record {EvidenceId.Trim()}" : $"{Text.Trim()} (record {EvidenceId.Trim()})";
}

/// <summary>The blank measured before the sub-samples.</summary>
/// <param name="Outcome">What it showed.</param>
/// <param name="EvidenceId">Its record.</param>
internal sealed record BlankResult(BlankOutcome Outcome, string EvidenceId);

/// <summary>What a blank showed.</summary>
internal enum BlankOutcome
{
    /// <summary>Nobody looked.</summary>
    NotAssessed,

    /// <summary>Nothing.</summary>
    Clean,

    /// <summary>Something that does not belong there.</summary>
    NotClean,
}
