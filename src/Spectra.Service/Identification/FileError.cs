namespace Spectra.Service.Identification;

/// <summary>The line of a file that could not be read.</summary>
/// <param name="File">The file's name relative to the path given.</param>
/// <param name="Error">Why.</param>
internal sealed record FileError(string File, ErrorStatement Error);

/// <summary>A stable code and one sentence.</summary>
internal sealed record ErrorStatement(string Code, string Message);
