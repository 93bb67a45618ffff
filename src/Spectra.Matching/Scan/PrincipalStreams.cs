namespace Spectra.Scan;

/// <summary>Where the arrays of <see cref="PrincipalArrays"/> are written, each from its first byte to its last, little-endian and without gaps.</summary>
/// <param name="Basis">The vectors, as far apart as the rows' values with their zeros are many.</param>
/// <param name="Codes">The codes.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Principal">The products with 255 vectors.</param>
/// <param name="Batch">The products with 63 vectors.</param>
internal sealed record PrincipalStreams(Stream Basis, Stream Codes, Stream Terms, Stream Principal, Stream Batch);
