using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Preprocessing;

namespace Spectra.Libraries.Importing;

/// <summary>Compares curves with each other: the same curve twice, an entry nearer to another substance than to its own, an axis beside that of its own substance.</summary>
/// <remarks>
/// Two measurements never agree to the noise, so a correlation of 0.9999 of the absorbance and of 0.999 of the local shape is one curve copied, whatever its unit and scale
/// were. Entries of another substance come from the library's table of neighbours; those of the same one are compared pair by pair, gases apart.
/// </remarks>
internal sealed class CurveChecks
{
    private const double SameAbsorbance = 0.9999;
    private const double SameShape = 0.999;
    private const double NearScore = 0.97;
    private const double OtherMargin = 0.15;
    private const double LeastAlike = 0.5;
    private const double LeastGain = 0.12;
    private const double LeastShift = 6;
    private const double MostShift = 60;

    /// <summary>More entries of one substance are compared with this many others each.</summary>
    private const int MostCompared = 24;

    private static readonly SpectralView.LocalShape Shape = new(60);
    private static readonly SpectralView.LocalStrength Strength = new(120);
    private static readonly SpectralView.Levelled Levels = new(300);

    private readonly ReferenceLibrary _library;
    private readonly SpectralMatrix _absorbance;
    private readonly SpectralMatrix _shapes;
    private readonly SpectralMatrix _strengths;
    private readonly SpectralMatrix _levels;

    private CurveChecks(ReferenceLibrary library)
    {
        _library = library;
        (_absorbance, _shapes) = (library.Matrix(new SpectralView.Absorbance()), library.Matrix(Shape));
        (_strengths, _levels) = (library.Matrix(Strength), library.Matrix(Levels));
    }

    /// <summary>The findings by row, in the order of the rows.</summary>
    /// <param name="library">Every entry that can be compared.</param>
    /// <param name="neighbours">The nearest entries of other substances.</param>
    public static IEnumerable<(int Row, EntryFinding Finding)> Of(ReferenceLibrary library, NeighbourTable? neighbours)
    {
        CurveChecks checks = new(library);
        int[][] others = new int[library.References.Length][];
        foreach (IGrouping<(int, bool), int> own in Enumerable.Range(0, others.Length).GroupBy(row => (library.Substances.OfRows[row], library.References[row].Technique == Technique.Gas)))
        {
            int[] rows = [.. own];
            for (int i = 0; i < rows.Length; i++)
            {
                others[rows[i]] = [.. Enumerable.Range(1, Math.Min(MostCompared, rows.Length - 1)).Select(k => rows[(i + k) % rows.Length])];
            }
        }

        ImmutableArray<EntryFinding>[] found = new ImmutableArray<EntryFinding>[others.Length];
        Parallel.For(0, found.Length, row => found[row] = [.. checks.Check(row, others[row], neighbours is null ? [] : neighbours.Rows[row])]);
        return found.SelectMany((findings, row) => findings.Select(finding => (row, finding)));
    }

    private IEnumerable<EntryFinding> Check(int row, int[] own, ImmutableArray<Neighbour> neighbours)
    {
        foreach (int other in own.Where(other => IsOneCurve(row, other)).Take(1))
        {
            yield return new EntryFinding(FindingCodes.Duplicate, FindingWeight.Note, $"The same curve as '{Id(other)}' of the same substance: one of the two adds nothing.", Id(other));
        }

        int copy = neighbours.Select(neighbour => neighbour.Row).FirstOrDefault(other => IsOneCurve(row, other), -1);
        if (copy >= 0)
        {
            yield return new EntryFinding(FindingCodes.DuplicateOfAnother, FindingWeight.Flagged, $"The same curve as '{Id(copy)}', which is {NameOf(copy)}: one of the two labels is wrong.", Id(copy));
        }
        else if (!neighbours.IsEmpty && neighbours[0].Score >= NearScore)
        {
            yield return new EntryFinding(
                FindingCodes.NearDuplicate, FindingWeight.Note, FormattableString.Invariant($"Nearly the same as '{Id(neighbours[0].Row)}', {NameOf(neighbours[0].Row)} (score {neighbours[0].Score:F4}): infrared may not tell them apart."), Id(neighbours[0].Row));
        }

        foreach (EntryFinding finding in AgainstOwn(row, own, neighbours))
        {
            yield return finding;
        }
    }

    private IEnumerable<EntryFinding> AgainstOwn(int row, int[] own, ImmutableArray<Neighbour> neighbours)
    {
        if (own.Length == 0)
        {
            yield break;
        }

        (int Other, double At0, double Best, double Shift)[] shifts = [.. own.Select(other => Shifted(row, other))];
        if (Array.TrueForAll(shifts, shift => Math.Abs(shift.Shift) >= LeastShift && shift.Best >= LeastAlike && shift.Best - shift.At0 >= LeastGain))
        {
            (int other, _, double best, double by) = shifts[0];
            yield return new EntryFinding(
                FindingCodes.ShiftedAxis, FindingWeight.Flagged, FormattableString.Invariant($"It lies {by:+0;-0} cm-1 beside '{Id(other)}' of the same substance (correlation {best:F2}, unshifted {shifts[0].At0:F2}): one of the two axes is wrong."), Id(other));
            yield break;
        }

        int nearest = own.MaxBy(other => Alike(row, other));
        double ownAlike = Alike(row, nearest);
        int stranger = neighbours.Select(neighbour => neighbour.Row).Where(other => !_library.References[row].Substance.IsFamilyOf(_library.References[other].Substance)).DefaultIfEmpty(-1).MaxBy(other => other < 0 ? -1 : Alike(row, other));
        if (stranger >= 0 && Alike(row, stranger) - ownAlike >= OtherMargin)
        {
            yield return new EntryFinding(
                FindingCodes.NearerToAnother,
                FindingWeight.Flagged,
                FormattableString.Invariant($"It is nearer to '{Id(stranger)}', {NameOf(stranger)} ({Alike(row, stranger):F2}), than to '{Id(nearest)}' of its own substance ({ownAlike:F2}): the label may be wrong."),
                Id(stranger));
        }
    }

    private bool IsOneCurve(int a, int b) => FixedLanes.Dot(_absorbance[a], _absorbance[b]) >= SameAbsorbance && FixedLanes.Dot(_shapes[a], _shapes[b]) >= SameShape;

    private double Alike(int a, int b) => (FixedLanes.Dot(_shapes[a], _shapes[b]) + FixedLanes.Dot(_strengths[a], _strengths[b]) + FixedLanes.Dot(_levels[a], _levels[b])) / 3;

    /// <summary>How far a row lies beside another, in cm-1: positive where its bands lie higher.</summary>
    private (int Other, double At0, double Best, double Shift) Shifted(int row, int other)
    {
        ReadOnlySpan<float> x = _shapes[row];
        ReadOnlySpan<float> y = _shapes[other];
        int reach = (int)(MostShift / _library.Grid.Step);
        (double best, int at) = (double.NegativeInfinity, 0);
        for (int lag = -reach; lag <= reach; lag++)
        {
            ReadOnlySpan<float> a = lag >= 0 ? x[lag..] : x[..^-lag];
            ReadOnlySpan<float> b = lag >= 0 ? y[..^lag] : y[-lag..];
            double norms = Math.Sqrt((double)FixedLanes.Dot(a, a) * FixedLanes.Dot(b, b));
            double correlation = norms > 0 ? FixedLanes.Dot(a, b) / norms : 0;
            if (correlation > best)
            {
                (best, at) = (correlation, lag);
            }
        }

        return (other, FixedLanes.Dot(x, y), best, at * _library.Grid.Step);
    }

    private string Id(int row) => _library.References[row].Id;

    private string NameOf(int row) => _library.References[row].Substance.Name;
}
