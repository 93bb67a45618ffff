namespace Spectra.Libraries;

/// <summary>What a reference is a spectrum of: a CAS number, else a normalised name.</summary>
/// <param name="Key">What makes two references the same substance: <c>cas:78-11-5</c> or <c>name:petn</c>.</param>
/// <param name="Name">The name as the library states it.</param>
/// <param name="Cas">The CAS registry number; null where none is stated.</param>
public sealed record Substance(string Key, string Name, string? Cas)
{
    /// <summary>The substance of a reference, from what is stated of it.</summary>
    public static Substance Of(string name, string? cas)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Substance(string.IsNullOrWhiteSpace(cas) ? $"name:{SubstanceAliases.Normalise(name)}" : $"cas:{cas.Trim()}", name, cas);
    }
}
