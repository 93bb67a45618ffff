using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>What came of admitting a quarantined file.</summary>
internal abstract record AdmissionOutcome
{
    private AdmissionOutcome()
    {
    }

    /// <summary>It is evidence now.</summary>
    /// <param name="Ids">Its measurements.</param>
    internal sealed record Admitted(ImmutableArray<Guid> Ids) : AdmissionOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Sentence">Why, for a person.</param>
    internal sealed record Refused(string Sentence) : AdmissionOutcome;
}
