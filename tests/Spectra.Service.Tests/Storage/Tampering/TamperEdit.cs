namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>One edit that was made.</summary>
/// <param name="Kind">What sort of edit: the summary counts by it.</param>
/// <param name="What">Exactly what was done, so that one that was missed can be looked into.</param>
/// <param name="Undo">SQL that takes it back where giving the rows and files back does not; null where that does.</param>
internal sealed record TamperEdit(string Kind, string What, string? Undo = null);
