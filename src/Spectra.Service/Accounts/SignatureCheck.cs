namespace Spectra.Service.Accounts;

/// <summary>Whether a signature may be given.</summary>
/// <param name="IsValid">Whether it may.</param>
/// <param name="Sentence">Why, for the person.</param>
internal sealed record SignatureCheck(bool IsValid, string Sentence);
