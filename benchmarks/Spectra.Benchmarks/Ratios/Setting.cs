using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics;

namespace Spectra.Benchmarks.Ratios;

/// <summary>What was measured on and with.</summary>
internal static class Setting
{
    /// <summary>Machine, versions, date and command, one sentence each.</summary>
    public static IEnumerable<string> Of(RatioOptions options, PeerSet peers, bool isMeasured)
    {
        foreach (string sentence in Machine())
        {
            yield return sentence;
        }

        yield return $"OpenBLAS: {peers.Blas?.Version ?? "absent"}";
        yield return $"FAISS: {peers.Faiss?.Version ?? "absent"}";
        yield return $"MathNet.Numerics {Version(typeof(Control))} (managed, on a part of the rows), System.Numerics.Tensors {Version(typeof(TensorPrimitives))}, scipy {Scipy()}";
        yield return $"Rows: {options.Rows} of {SpectralGrid.Standard.Count} points, {(isMeasured ? "measured condensed-phase spectra" : "self-made spectra of random bands")} multiplied by noise, shift and mixing";
        yield return $"Date: {DateTime.UtcNow:yyyy-MM-dd}; command: dotnet run -c Release --project benchmarks/Spectra.Benchmarks -- ratios{(options.Quick ? " --quick" : "")}";
    }

    /// <summary>The machine and the runtime, one sentence each.</summary>
    public static IEnumerable<string> Machine()
    {
        yield return $"CPU: {Processor()}, {Environment.ProcessorCount} cores, widest registers {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} bits";
        yield return $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}";
    }

    private static string Processor()
    {
        const string Table = "/proc/cpuinfo";
        string? line = File.Exists(Table) ? File.ReadLines(Table).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Version(Type type) => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Scipy() => Peers.ScipyNnls.InstalledVersion() ?? "absent";
}
