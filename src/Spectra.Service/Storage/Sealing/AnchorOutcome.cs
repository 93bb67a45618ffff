namespace Spectra.Service.Storage.Sealing;

/// <summary>What became of an attempt to anchor the chain's head.</summary>
internal abstract record AnchorOutcome
{
    private AnchorOutcome()
    {
    }

    /// <summary>It is anchored and recorded.</summary>
    public sealed record Anchored(ChainAnchor Anchor) : AnchorOutcome;

    /// <summary>There is nothing new to anchor, or nobody to anchor it.</summary>
    public sealed record Nothing(string Sentence) : AnchorOutcome;

    /// <summary>It failed and is to be tried later.</summary>
    public sealed record Postponed(string Sentence) : AnchorOutcome;
}
