namespace Spectra.Service.Substances;

/// <summary>What a treaty list says of a substance. National law decides, and it is not in the reference files.</summary>
/// <param name="Statement">The list and its place in it, for example "1961 Convention Schedule I".</param>
/// <param name="Source">Where the statement comes from.</param>
public sealed record ControlStatus(string Statement, string Source)
{
    /// <summary>How far any of these statements goes.</summary>
    public const string Caveat = "unverified: treaty list, not national law";

    /// <summary>Whether a list of the 1961, 1971 or 1988 Convention names the substance.</summary>
    public bool IsDrugTreaty => Is("1961 Convention") || Is("1971 Convention") || IsPrecursorTreaty;

    /// <summary>Whether Table I or II of the 1988 Convention names the substance.</summary>
    public bool IsPrecursorTreaty => Is("1988 Convention");

    /// <summary>Whether a schedule of the Chemical Weapons Convention names the substance.</summary>
    public bool IsChemicalWeaponsTreaty => Is("CWC Schedule");

    /// <summary>The statement with its caveat.</summary>
    public string Shown => $"{Statement} ({Caveat})";

    private bool Is(string list) => Statement.StartsWith(list, StringComparison.Ordinal);
}
