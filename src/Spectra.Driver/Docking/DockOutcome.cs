namespace Spectra.Driver.Docking;

/// <summary>How a docking session ended.</summary>
public abstract record DockOutcome
{
    private DockOutcome(DockTally tally) => Tally = tally;

    /// <summary>What was done until then; everything counted as taken or set aside was handed over whole.</summary>
    public DockTally Tally { get; }

    /// <summary>Every record was seen to.</summary>
    /// <param name="Tally">What was done.</param>
    public sealed record Completed(DockTally Tally) : DockOutcome(Tally);

    /// <summary>The device went away; what was taken until then is safe, the rest follows when it is docked again.</summary>
    /// <param name="Tally">What was done until then.</param>
    /// <param name="Sentence">What happened, for a person.</param>
    public sealed record DeviceLost(DockTally Tally, string Sentence) : DockOutcome(Tally);

    /// <summary>The session could not begin.</summary>
    /// <param name="Sentence">Why, for a person.</param>
    public sealed record Refused(string Sentence) : DockOutcome(DockTally.None);

    /// <summary>What came could not be kept here: a full disk, a folder that may not be written. The device still has it.</summary>
    /// <param name="Tally">What was done until then.</param>
    /// <param name="Sentence">What happened and what to do, for a person.</param>
    public sealed record Failed(DockTally Tally, string Sentence) : DockOutcome(Tally);

    /// <summary>The session was called off.</summary>
    /// <param name="Tally">What was done until then.</param>
    public sealed record Cancelled(DockTally Tally) : DockOutcome(Tally);
}
