using System.Collections.Immutable;

namespace Spectra;

/// <summary>Which points of a grid carry a value: ascending, disjoint, non-adjacent runs of indices. Equal runs make equal coverages.</summary>
public sealed class Coverage : IEquatable<Coverage>
{
    private readonly int _hash;

    private Coverage(ImmutableArray<(int Start, int End)> runs)
    {
        Runs = runs;
        HashCode hash = default;
        foreach ((int start, int end) in runs)
        {
            Count += end - start;
            hash.Add(start);
            hash.Add(end);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>The covered runs; the end is exclusive.</summary>
    public ImmutableArray<(int Start, int End)> Runs { get; }

    /// <summary>How many points are covered.</summary>
    public int Count { get; }

    /// <summary>The coverage of values in which NaN marks an uncovered point.</summary>
    public static Coverage Of(ReadOnlySpan<double> values)
    {
        ImmutableArray<(int, int)>.Builder runs = ImmutableArray.CreateBuilder<(int, int)>();
        int start = -1;
        for (int i = 0; i <= values.Length; i++)
        {
            bool covered = i < values.Length && !double.IsNaN(values[i]);
            if (covered && start < 0)
            {
                start = i;
            }
            else if (!covered && start >= 0)
            {
                runs.Add((start, i));
                start = -1;
            }
        }

        return new Coverage(runs.ToImmutable());
    }

    /// <summary>A coverage from its runs.</summary>
    /// <exception cref="ArgumentException">The runs are empty, overlap or do not ascend.</exception>
    public static Coverage FromRuns(ImmutableArray<(int Start, int End)> runs)
    {
        int last = -1;
        foreach ((int start, int end) in runs)
        {
            if (start <= last || end <= start)
            {
                throw new ArgumentException($"Runs must ascend without touching: [{start}, {end}) follows {last}.", nameof(runs));
            }

            last = end;
        }

        return new Coverage(runs);
    }

    /// <inheritdoc/>
    public bool Equals(Coverage? other) => other is not null && (ReferenceEquals(this, other) || Runs.AsSpan().SequenceEqual(other.Runs.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Coverage);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>Whether a point is covered.</summary>
    public bool Covers(int point)
    {
        foreach ((int start, int end) in Runs)
        {
            if (start <= point && point < end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The runs of points covered here and not in <paramref name="other"/>.</summary>
    public ImmutableArray<(int Start, int End)> Without(Coverage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ImmutableArray<(int, int)>.Builder runs = ImmutableArray.CreateBuilder<(int, int)>();
        foreach ((int start, int end) in Runs)
        {
            int from = start;
            foreach ((int first, int last) in other.Runs)
            {
                if (first < end && last > from)
                {
                    if (first > from)
                    {
                        runs.Add((from, first));
                    }

                    from = last;
                }
            }

            if (from < end)
            {
                runs.Add((from, end));
            }
        }

        return runs.ToImmutable();
    }

    /// <summary>How many points are covered on both sides.</summary>
    public int CountShared(Coverage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int count = 0;
        int j = 0;
        foreach ((int start, int end) in Runs)
        {
            while (j < other.Runs.Length && other.Runs[j].End <= start)
            {
                j++;
            }

            for (int k = j; k < other.Runs.Length && other.Runs[k].Start < end; k++)
            {
                count += Math.Min(end, other.Runs[k].End) - Math.Max(start, other.Runs[k].Start);
            }
        }

        return count;
    }

    /// <summary>The points covered on both sides when <paramref name="other"/> is moved up by <paramref name="shift"/> points.</summary>
    public Coverage Intersect(Coverage other, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(other);
        ImmutableArray<(int, int)>.Builder runs = ImmutableArray.CreateBuilder<(int, int)>();
        int j = 0;
        foreach ((int start, int end) in Runs)
        {
            while (j < other.Runs.Length && other.Runs[j].End + shift <= start)
            {
                j++;
            }

            for (int k = j; k < other.Runs.Length && other.Runs[k].Start + shift < end; k++)
            {
                runs.Add((Math.Max(start, other.Runs[k].Start + shift), Math.Min(end, other.Runs[k].End + shift)));
            }
        }

        return new Coverage(runs.ToImmutable());
    }
}
