using System.Collections.Immutable;

namespace Spectra.Soak.Docking;

/// <summary>What one campaign does, the same for the same seed.</summary>
/// <param name="Number">Which it is.</param>
/// <param name="Profile">The profile of its instrument, or <c>folder</c>.</param>
/// <param name="Seed">What its faults are drawn from.</param>
/// <param name="FaultySessions">How many of its sessions have faults.</param>
internal sealed record CampaignPlan(int Number, string Profile, int Seed, int FaultySessions)
{
    private const int SoundSessions = 1;

    /// <summary>The campaigns that have at least so many sessions together.</summary>
    public static IEnumerable<CampaignPlan> Of(SoakOptions options)
    {
        ImmutableArray<string> profiles = options.Profiles;
        for (int number = 0, sessions = 0; sessions < options.Count; number++)
        {
            int seed = unchecked((options.Seed * 1_000_003) + number);
            int faulty = 5 + new Random(seed).Next(9);
            sessions += faulty + SoundSessions;
            yield return new CampaignPlan(number, profiles[number % profiles.Length], seed, faulty);
        }
    }

    /// <summary>Campaigns of so many faulty sessions each, so many together as are counted.</summary>
    public static IEnumerable<CampaignPlan> OfEach(SoakOptions options, int faulty)
    {
        for (int number = 0, left = options.Count; left > 0; number++, left -= faulty)
        {
            yield return new CampaignPlan(number, options.Profiles[number % options.Profiles.Length], unchecked((options.Seed * 1_000_003) + number), Math.Min(faulty, left));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"campaign {Number} ({Profile})";
}
