using System.Diagnostics;

namespace Spectra.Benchmarks.Ratios;

/// <summary>Contenders that take turns, so that whatever else the machine does falls on all of them alike.</summary>
/// <param name="seconds">After so long no further round begins once there are <see cref="LeastRounds"/>.</param>
internal sealed class Contest(double seconds)
{
    public const int LeastRounds = 7;

    public const int MostRounds = 61;

    private readonly List<(string Name, Func<int, double> Turn, List<double> Times)> _contenders = [];

    /// <summary>How many rounds were run.</summary>
    public int Rounds { get; private set; }

    /// <summary>Adds a contender.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="turn">Does the work once; it is given the number of the round.</param>
    /// <param name="scale">What the time is multiplied by: where only a part of the work is done, or several times the work.</param>
    public void Add(string name, Action<int> turn, double scale = 1) => AddTimed(name, round =>
    {
        long start = Stopwatch.GetTimestamp();
        turn(round);
        return Stopwatch.GetElapsedTime(start).TotalSeconds * scale;
    });

    /// <summary>Adds a contender that takes its own time, in seconds.</summary>
    public void AddTimed(string name, Func<int, double> turn) => _contenders.Add((name, turn, []));

    public bool Has(string name) => _contenders.Exists(contender => contender.Name == name);

    /// <summary>Runs a round that does not count, then those that do; each begins with another contender.</summary>
    public Contest Run()
    {
        foreach ((_, Func<int, double> turn, _) in _contenders)
        {
            turn(0);
        }

        long start = Stopwatch.GetTimestamp();
        while (Rounds < MostRounds && (Rounds < LeastRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds))
        {
            for (int i = 0; i < _contenders.Count; i++)
            {
                (_, Func<int, double> turn, List<double> times) = _contenders[(i + Rounds) % _contenders.Count];
                times.Add(turn(Rounds));
            }

            Rounds++;
        }

        return this;
    }

    /// <summary>The median time of a contender in seconds.</summary>
    public double Median(string name)
    {
        double[] sorted = [.. Times(name).Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The shortest time of a contender in seconds.</summary>
    public double Best(string name) => Times(name).Min();

    private List<double> Times(string name) => _contenders.Find(contender => contender.Name == name).Times;
}
