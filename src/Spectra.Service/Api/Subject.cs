namespace Spectra.Service.Api;

/// <summary>What an endpoint is about: a permission that reaches as far as one's own asks whose it is.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Parameter">The route's parameter with the id; null where there is none.</param>
internal sealed record Subject(SubjectKind Kind, string? Parameter);
