using Spectra.Benchmarks.Ratios.Peers;

namespace Spectra.Benchmarks.Ratios;

/// <summary>The native peers that are installed.</summary>
/// <param name="Blas">OpenBLAS; null where it is absent.</param>
/// <param name="Faiss">FAISS; null where it is absent.</param>
internal sealed record PeerSet(OpenBlas? Blas, Faiss? Faiss);
