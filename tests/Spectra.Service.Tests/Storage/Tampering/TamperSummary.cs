namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>What a campaign of edits came to.</summary>
internal sealed record TamperSummary
{
    public string Command { get; } = "tamper";

    public required string Engine { get; init; }

    public required int Edits { get; init; }

    public required int Seed { get; init; }

    /// <summary>How many changed evidence or what guards it, and were found.</summary>
    public required int Found { get; init; }

    /// <summary>How many touched nothing that is evidence, as free pages and blanks, and were left in peace.</summary>
    public required int Immaterial { get; init; }

    /// <summary>How many made the record unreadable in a way that is reported as such and not as altered.</summary>
    public required int Unreadable { get; init; }

    /// <summary>How many the tables themselves refused; they count for nothing.</summary>
    public required int Refused { get; init; }

    public required IReadOnlyDictionary<string, int> Kinds { get; init; }

    /// <summary>Edits after which the record was called intact.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    /// <summary>Edits that changed nothing and were called an alteration.</summary>
    public required IReadOnlyList<string> Falsely { get; init; }

    public required double Seconds { get; init; }
}
