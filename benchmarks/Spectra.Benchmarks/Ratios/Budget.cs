namespace Spectra.Benchmarks.Ratios;

/// <summary>How many seconds each contest may take before it stops at the rounds that it has.</summary>
/// <param name="Quick">Whether the whole run is to stay within minutes.</param>
internal sealed record Budget(bool Quick)
{
    public double Scan => Quick ? 20 : 45;

    public double Threads => Quick ? 8 : 15;

    public double Batch => Quick ? 30 : 75;

    public double Random => Quick ? 10 : 25;

    public double Nnls => Quick ? 16 : 30;

    public double Fused => Quick ? 8 : 20;

}
