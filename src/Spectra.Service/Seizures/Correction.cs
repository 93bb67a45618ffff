namespace Spectra.Service.Seizures;

/// <summary>A correction: a new row that names the old one; both stay.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Field">The column it corrects.</param>
/// <param name="OldValue">What was valid before.</param>
/// <param name="NewValue">What is valid now.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, in UTC.</param>
internal sealed record Correction(Guid Id, string Field, string? OldValue, string? NewValue, string Reason, string By, DateTimeOffset At);
