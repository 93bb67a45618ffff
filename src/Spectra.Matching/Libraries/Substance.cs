using System.Text.Json.Serialization;

namespace Spectra.Libraries;

/// <summary>What a reference is a spectrum of: a CAS number, else a normalised name.</summary>
/// <param name="Key">What makes two references the same substance: <c>cas:78-11-5</c> or <c>name:petn</c>.</param>
/// <param name="Name">The name as the library states it.</param>
/// <param name="Cas">The CAS registry number in its usual spelling; null where none that passes its check digit is stated.</param>
public sealed record Substance(string Key, string Name, string? Cas)
{
    /// <summary>
    /// The key of its parent substance: base, salts, hydrates and enantiomers of one parent have the same. Derived from name and CAS number on every
    /// call and never stored.
    /// </summary>
    [JsonIgnore]
    public string Family => SubstanceFamily.KeyOf(this);

    /// <summary>Whether this and another are forms of one parent, so that one does not speak against the other; two registry numbers under one name are not.</summary>
    public bool IsFamilyOf(Substance other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return SubstanceFamily.AreOne(this, other);
    }

    /// <summary>The substance of a reference, from what is stated of it.</summary>
    public static Substance Of(string name, string? cas)
    {
        ArgumentNullException.ThrowIfNull(name);
        return CasNumber.TryParse(cas, out CasNumber number)
            ? new Substance($"cas:{number}", name, number.ToString())
            : new Substance($"name:{SubstanceAliases.Normalise(name)}", name, null);
    }
}
