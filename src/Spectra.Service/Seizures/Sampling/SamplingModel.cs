namespace Spectra.Service.Seizures.Sampling;

/// <summary>The statistics behind a sampling plan, as the guideline names them.</summary>
internal enum SamplingModel
{
    /// <summary>Drawing without putting back from packages that were counted: exact for every number of packages.</summary>
    Hypergeometric,

    /// <summary>As if each package that is drawn were put back: for many packages, where their number is not known exactly. Never examines fewer than the exact one.</summary>
    Binomial,

    /// <summary>A proportion held for possible beforehand by a beta distribution and made surer by each positive: for 50 packages and more.</summary>
    Bayesian,
}
