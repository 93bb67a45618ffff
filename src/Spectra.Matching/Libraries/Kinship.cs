namespace Spectra.Libraries;

/// <summary>Which substances are forms of one parent, for everything that is worked out from a library's neighbours.</summary>
internal static class Kinship
{
    /// <summary>What forms of one parent share.</summary>
    public static string FamilyOf(Substance substance) => substance.Family;

    /// <summary>Whether two substances are forms of one parent: no rivals of each other.</summary>
    public static bool AreOneFamily(Substance a, Substance b) => a.IsFamilyOf(b);
}
