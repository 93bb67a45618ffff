namespace Spectra.Service.Seizures.Sampling;

/// <summary>What is held for possible of the proportion of positives before anything is examined: a beta distribution.</summary>
/// <param name="A">Weight of positives, more than 0.</param>
/// <param name="B">Weight of negatives, more than 0.</param>
internal readonly record struct BetaPrior(double A, double B)
{
    /// <summary>Every proportion alike: nothing is known beforehand. The one to use where no other is argued for.</summary>
    public static BetaPrior Uniform => new(1, 1);

    /// <summary>Either nearly all or nearly none: experience says that seizures are one or the other.</summary>
    public static BetaPrior AllOrNone => new(0.5, 0.5);

    /// <summary>All packages look alike and like drugs met before.</summary>
    public static BetaPrior LooksAlike => new(3, 1);
}
