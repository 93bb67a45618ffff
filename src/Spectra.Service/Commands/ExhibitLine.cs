namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>exhibit list</c>.</summary>
internal sealed record ExhibitLine(string Code, string IssuedBy, DateTimeOffset IssuedAt, string? Note, bool IsIntact);
