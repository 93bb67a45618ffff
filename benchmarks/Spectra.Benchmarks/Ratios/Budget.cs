namespace Spectra.Benchmarks.Ratios;

/// <summary>How many seconds each contest may take before it stops at the rounds that it has.</summary>
/// <param name="Quick">Whether the whole run is to stay within minutes.</param>
internal sealed record Budget(bool Quick)
{
    public double Scan => Quick ? 12 : 45;

    public double Threads => Quick ? 4 : 15;

    public double Batch => Quick ? 14 : 60;

    public double Random => Quick ? 6 : 25;

    public double Nnls => Quick ? 12 : 30;
}
