using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Libraries;

namespace Spectra.Service.Commands;

/// <summary>The last JSON line of <c>library confusions</c>, and the sentence of <c>library build</c>: how high wrong substances score in a library.</summary>
internal sealed record WrongNeighbourLine(string Library, string Release, string Sha256, int References, int Substances, string Metric, int Confused, double Limit, double? TailFrom, ImmutableArray<WrongScoreLine> Tail)
{
    private static readonly ImmutableArray<double> Scores = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99];

    /// <summary>The line of a library that was surveyed for neighbours.</summary>
    public static WrongNeighbourLine Of(ReferenceLibrary library, ConfusionGroups groups)
    {
        WrongNeighbours wrong = WrongNeighbours.Of(library);
        return new WrongNeighbourLine(
            library.Name,
            library.Release,
            library.Sha256,
            library.References.Length,
            wrong.Substances,
            library.Neighbours!.Metric,
            groups.All.Count(),
            ConfusionGroups.Confused,
            wrong.TailFrom is { } from ? Math.Round(from, 4) : null,
            [.. Scores.Select(score => new WrongScoreLine(score, Math.Round(wrong.ShareReaching(score), 6), Math.Round(wrong.ChanceOfWrongNeighbour(score), 6)))]);
    }

    /// <summary>One sentence for a person.</summary>
    public string Sentence() => FormattableString.Invariant(
        $"{Substances:N0} substances, {Confused:N0} of them with another that infrared does not separate (score {Limit:F2} and more); a substance that is not in the library finds a wrong one of {Limit:F2} and more with a chance of {100 * Tail.First(line => line.Score == Limit).Chance:F1} %");
}

/// <summary>A score, the share of the library's substances whose best wrong neighbour reaches it (what stands second behind a spectrum of the library itself, so the second-rank estimate of false discoveries for measurements as good as these), and the chance that a substance that it does not hold finds one.</summary>
internal sealed record WrongScoreLine(double Score, double Share, double Chance);
