using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Somebody takes note of an alert.</summary>
/// <param name="Note">What was done about it.</param>
public sealed record AlertAnswerRequest([StringLength(2000)] string? Note);
