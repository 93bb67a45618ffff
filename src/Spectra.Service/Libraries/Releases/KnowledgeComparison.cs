using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Service.Commands;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Says by which numbers one release is worse than another. It is sensitive on purpose: what is worse needs a written reason, nothing more.</summary>
internal static class KnowledgeComparison
{
    /// <summary>Shares that differ by less are the same.</summary>
    private const double Least = 0.001;

    /// <summary>A sentence for each number that is worse; none where none is.</summary>
    /// <param name="now">The release.</param>
    /// <param name="before">The one it is held against.</param>
    public static ImmutableArray<string> Worse(ReleaseKnowledge now, ReleaseKnowledge before)
    {
        ImmutableArray<string>.Builder worse = ImmutableArray.CreateBuilder<string>();
        Lower(worse, "First hits that are right, each entry searched with the others of the library", now.LeaveOneOut, before.LeaveOneOut);
        Lower(worse, "First hits that are right for degraded entries", now.Degraded, before.Degraded);
        Higher(worse, "Substances that infrared does not separate from another", Share(now.Confused, now.Substances), Share(before.Confused, before.Substances));
        if (At(now) is { } chance && At(before) is { } chanceBefore)
        {
            Higher(worse, string.Create(CultureInfo.InvariantCulture, $"Chance that a foreign substance finds a wrong one of {ConfusionGroups.Confused:F2} and more"), chance, chanceBefore);
        }

        foreach (ListCoverage list in now.Coverage)
        {
            if (before.Coverage.FirstOrDefault(other => other.List == list.List) is { } earlier)
            {
                string[] lost = [.. list.Missing.Select(static one => one.Name).Except(earlier.Missing.Select(static one => one.Name), StringComparer.Ordinal)];
                if (lost.Length > 0)
                {
                    worse.Add($"{list.List}: without a spectrum now, with one before: {string.Join(", ", lost)}.");
                }
            }
        }

        return worse.ToImmutable();
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static double? At(ReleaseKnowledge knowledge) => knowledge.Tail.FirstOrDefault(static line => line.Score == ConfusionGroups.Confused)?.Chance;

    private static void Lower(ImmutableArray<string>.Builder worse, string what, HoldOutRate now, HoldOutRate before)
    {
        if (before.Share is { } shareBefore && now.Share is { } share && share <= shareBefore - Least)
        {
            worse.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {Percent(share)} ({now.Right} of {now.Queried}) now, {Percent(shareBefore)} ({before.Right} of {before.Queried}) before."));
        }
        else if (before.Queried > 0 && now.Queried == 0)
        {
            worse.Add($"{what}: not known now, {Percent(before.Share!.Value)} before.");
        }
    }

    private static void Higher(ImmutableArray<string>.Builder worse, string what, double now, double before)
    {
        if (now >= before + Least)
        {
            worse.Add($"{what}: {Percent(now)} now, {Percent(before)} before.");
        }
    }

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
