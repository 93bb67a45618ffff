namespace Spectra.Service.Seizures.Decisions;

/// <summary>How far a statement on an exhibit may go.</summary>
internal enum IdentificationStatus
{
    /// <summary>A result that names no one substance or mixture: inconclusive, no match, or none.</summary>
    Screening,

    /// <summary>Presumptive: consistent with a substance or a mixture. The furthest that measurements go by themselves, however many.</summary>
    Presumptive,

    /// <summary>Identified: a chemist signed a checklist from which nothing is missing.</summary>
    IdentifiedByChecklist,
}
