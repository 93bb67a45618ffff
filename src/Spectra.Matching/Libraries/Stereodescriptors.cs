using System.Text.RegularExpressions;

namespace Spectra.Libraries;

/// <summary>Takes from a name what only tells an enantiomer from its mirror image or from the racemate, which infrared can't.</summary>
/// <remarks>
/// One centre's descriptor (D, L, DL, (R), (S), with or without the sign of rotation) is taken out. Of several in one bracket the mirror image with R first
/// stands for both, so that diastereomers stay apart: (1R,2S) and (1S,2R) are one, (1R,2R) is another. A name with several descriptors in
/// several places is left as it is, and so are meso, cis and trans, E and Z, alpha and beta.
/// </remarks>
internal static partial class Stereodescriptors
{
    /// <summary>The name without them.</summary>
    public static string Without(string name)
    {
        string unsigned = Sign().Count(name) == 1 ? Sign().Replace(name, "-") : name;
        MatchCollection centres = Centre().Matches(unsigned);
        if (centres.Count > 1)
        {
            return unsigned;
        }

        return centres.Count == 1
            ? Centre().Replace(unsigned, "")
            : Centres().Count(unsigned) == 1 ? Centres().Replace(unsigned, match => Mirrored(match.Value)) : unsigned;
    }

    private static string Mirrored(string centres) =>
        centres.IndexOf('S', StringComparison.Ordinal) is int s && centres.IndexOf('R', StringComparison.Ordinal) is int r && s >= 0 && (r < 0 || s < r)
            ? string.Concat(centres.Select(c => c switch { 'R' => 'S', 'S' => 'R', _ => c }))
            : centres;

    /// <summary>(+)-, (-)-, (+-)-, (+/-)-.</summary>
    [GeneratedRegex(@"\s*\((\+|-|\+/?-|\.\+-\.)\)-?", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    /// <summary>
    /// D-, L-, DL-, (R)-, (S)-, (RS)- of one centre, at the start of a name or a part or inside it before a letter; not those that belong to a
    /// sugar's anomer (beta-D-), nor a steroid's ring (D-homo, A-nor) or a lactone of the fourth position.
    /// </summary>
    [GeneratedRegex(@"(?<=^|[\s,;]|-(?<!(Alpha|Beta|Gamma|alpha|beta|gamma|ALPHA|BETA|GAMMA)-))(([Dd][,-]?[Ll]|[DdLl])(-|$)\s*(?!(?i:homo|nor|seco|lact[oa]))|\((R|S|RS)\)-)|(?<=\s)([Dd][,-]?[Ll]|[DdLl])$", RegexOptions.CultureInvariant)]
    private static partial Regex Centre();

    /// <summary>(1R,2S)-.</summary>
    [GeneratedRegex(@"\([0-9]+'?[RS]\*?(,[0-9]+'?[RS]\*?)+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Centres();
}
