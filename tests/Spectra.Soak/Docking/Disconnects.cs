namespace Spectra.Soak.Docking;

/// <summary>What all disconnects cost, added up.</summary>
internal sealed class Disconnects
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _mostSentAgain = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> _ends = [];

    /// <summary>How many of each protocol.</summary>
    public IReadOnlyDictionary<string, int> Times => _times;

    /// <summary>The most bytes of content that one disconnect made the device send again, of each protocol.</summary>
    public IReadOnlyDictionary<string, long> MostSentAgain => _mostSentAgain;

    /// <summary>All of them.</summary>
    public int Count => _ends.Count;

    /// <summary>Those in the middle of a record, which the next session went on with.</summary>
    public int Resumed { get; private set; }

    /// <summary>Disconnects that made more than a piece be sent again.</summary>
    public int SentTooMuchAgain { get; private set; }

    /// <summary>Sessions that ended later than half a second after the line was cut.</summary>
    public int LateEnds => _ends.Count(static end => end > LongestEnd);

    /// <summary>The longest time from the cut to the end of the session, in milliseconds.</summary>
    public double SlowestEndMilliseconds => _ends.Count == 0 ? 0 : Math.Round(_ends.Max().TotalMilliseconds, 1);

    /// <summary>The median of the times from the cut to the end of the session, in milliseconds.</summary>
    public double MedianEndMilliseconds => _ends.Count == 0 ? 0 : Math.Round(_ends.Order().ElementAt(_ends.Count / 2).TotalMilliseconds, 1);

    /// <summary>A session was cut off.</summary>
    /// <param name="profile">The protocol.</param>
    /// <param name="sentAgain">How many bytes of content will have to be sent again.</param>
    /// <param name="limit">How many may be.</param>
    /// <param name="end">How long it took until the session had ended.</param>
    public void Add(string profile, long sentAgain, long limit, TimeSpan end)
    {
        lock (_gate)
        {
            _times[profile] = _times.GetValueOrDefault(profile) + 1;
            _mostSentAgain[profile] = Math.Max(_mostSentAgain.GetValueOrDefault(profile), sentAgain);
            _ends.Add(end);
            if (sentAgain > limit)
            {
                SentTooMuchAgain++;
                Console.Error.WriteLine($"{profile}: {sentAgain} bytes have to be sent again after one disconnect; at most {limit} may be.");
            }
        }
    }

    /// <summary>A session went on where another had been cut off.</summary>
    public void AddResumed()
    {
        lock (_gate)
        {
            Resumed++;
        }
    }
}
