using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>A hit and how badly its reference alone explains the query.</summary>
/// <param name="Hit">The hit.</param>
/// <param name="MisfitShare">The misfit as a share of the query's squared norm, above 0.</param>
internal sealed record SingleFit(Hit Hit, double MisfitShare);
