namespace Spectra.Scan;

/// <summary>Where the arrays of <see cref="PrincipalArrays"/> are written, each from its first byte to its last, little-endian and without gaps.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Principal">The products with 255 vectors.</param>
/// <param name="Batch">The products with 63 vectors.</param>
internal sealed record PrincipalStreams(Stream Codes, Stream Terms, Stream Principal, Stream Batch);
