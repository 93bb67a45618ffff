using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>What chemists said of a measurement, oldest first.</summary>
internal sealed record ReviewsView(ImmutableArray<Recorded<Review>> Reviews, ImmutableArray<Recorded<Opinion>> Opinions);
