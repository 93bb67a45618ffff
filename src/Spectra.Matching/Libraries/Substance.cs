namespace Spectra.Libraries;

/// <summary>What a reference is a spectrum of: a CAS number, else a normalised name.</summary>
/// <param name="Key">What makes two references the same substance: <c>cas:78-11-5</c> or <c>name:petn</c>.</param>
/// <param name="Name">The name as the library states it.</param>
/// <param name="Cas">The CAS registry number in its usual spelling; null where none that passes its check digit is stated.</param>
public sealed record Substance(string Key, string Name, string? Cas)
{
    /// <summary>The substance of a reference, from what is stated of it.</summary>
    public static Substance Of(string name, string? cas)
    {
        ArgumentNullException.ThrowIfNull(name);
        return CasNumber.TryParse(cas, out CasNumber number)
            ? new Substance($"cas:{number}", name, number.ToString())
            : new Substance($"name:{SubstanceAliases.Normalise(name)}", name, null);
    }
}
