namespace Spectra.Libraries.Importing;

/// <summary>The codes of <see cref="EntryFinding"/>, beside those of the reader and of the recipe, which stand as they are for an entry that can't serve.</summary>
public static class FindingCodes
{
    /// <summary>The stated CAS number is none, or its check digit fails.</summary>
    public const string Cas = "cas-check-digit";
}
