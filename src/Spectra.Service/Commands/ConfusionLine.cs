using System.Collections.Immutable;
using Spectra.Libraries;

namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>library confusions</c>: a substance and what infrared can't separate from it, most alike first.</summary>
internal sealed record ConfusionLine(string Library, string Name, string? Cas, ImmutableArray<ConfusedLine> Confusions)
{
    public static ConfusionLine Of(string library, ConfusionGroup group) => new(
        library,
        group.Substance.Name,
        group.Substance.Cas,
        [.. group.Confusions.Select(confusion => new ConfusedLine(
            confusion.ReferenceId, confusion.Substance.Name, confusion.Substance.Cas, confusion.Score, Kind(confusion.Kind), confusion.Score >= ConfusionGroups.SameCurve))]);

    private static string Kind(ConfusionKind kind) => kind switch
    {
        ConfusionKind.Family => "family",
        ConfusionKind.PositionalIsomer => "isomer",
        _ => "other",
    };
}

/// <summary>A confused substance by its most alike reference; <c>kind</c> is family, isomer or other; <c>sameCurve</c> where the two spectra are one curve.</summary>
internal sealed record ConfusedLine(string Id, string Name, string? Cas, double Score, string Kind, bool SameCurve);
