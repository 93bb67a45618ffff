using System.Collections.Frozen;

namespace Spectra.Service.Substances;

/// <summary>The wording of GHS hazard statements, shortened from CLP Annex III, for the codes that the reference files use.</summary>
internal static class GhsPhrases
{
    private static readonly FrozenDictionary<string, string> Phrases = new Dictionary<string, string>
    {
        ["H200"] = "unstable explosive",
        ["H201"] = "explosive, mass explosion hazard",
        ["H220"] = "extremely flammable gas",
        ["H224"] = "extremely flammable liquid and vapour",
        ["H225"] = "highly flammable liquid and vapour",
        ["H226"] = "flammable liquid and vapour",
        ["H300"] = "fatal if swallowed",
        ["H301"] = "toxic if swallowed",
        ["H302"] = "harmful if swallowed",
        ["H304"] = "may be fatal if swallowed and enters airways",
        ["H310"] = "fatal in contact with skin",
        ["H311"] = "toxic in contact with skin",
        ["H312"] = "harmful in contact with skin",
        ["H314"] = "causes severe skin burns and eye damage",
        ["H315"] = "causes skin irritation",
        ["H317"] = "may cause an allergic skin reaction",
        ["H318"] = "causes serious eye damage",
        ["H319"] = "causes serious eye irritation",
        ["H330"] = "fatal if inhaled",
        ["H331"] = "toxic if inhaled",
        ["H332"] = "harmful if inhaled",
        ["H335"] = "may cause respiratory irritation",
        ["H336"] = "may cause drowsiness or dizziness",
        ["H340"] = "may cause genetic defects",
        ["H341"] = "suspected of causing genetic defects",
        ["H350"] = "may cause cancer",
        ["H351"] = "suspected of causing cancer",
        ["H360"] = "may damage fertility or the unborn child",
        ["H361"] = "suspected of damaging fertility or the unborn child",
        ["H370"] = "causes damage to organs",
        ["H372"] = "causes damage to organs through prolonged or repeated exposure",
        ["H373"] = "may cause damage to organs through prolonged or repeated exposure",
        ["H400"] = "very toxic to aquatic life",
        ["H410"] = "very toxic to aquatic life with long lasting effects",
        ["H411"] = "toxic to aquatic life with long lasting effects",
        ["H412"] = "harmful to aquatic life with long lasting effects",
        ["H420"] = "destroys ozone in the upper atmosphere",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The wording of a code; a suffix such as the Fd of H360Fd only narrows it. An unlisted code says so.</summary>
    public static string Of(string code) =>
        code.Length >= 4 && Phrases.TryGetValue(code[..4], out string? phrase) ? phrase : "(wording not in the reference files)";
}
