namespace Spectra.Search;

/// <summary>What a <see cref="Metric.Overlay"/> measures between two curves scaled to 0-1.</summary>
public enum OverlayMeasure
{
    /// <summary>The cosine of the angle between them as vectors.</summary>
    Cosine,

    /// <summary>The distance between them as vectors of length 1, as a share of the largest possible.</summary>
    Euclid,

    /// <summary>The mean absolute difference.</summary>
    AbsoluteDifference,
}
