namespace Spectra.Service.Libraries.Retro;

/// <summary>A part of a run that one worker has: the measurements from one id to another, both included.</summary>
internal sealed record RetroBatch(Guid RunId, long Number, string FirstId, string LastId);
