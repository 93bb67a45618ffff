using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>scipy's non-negative least squares in a process of its own, which times itself on request: neither its start nor the transfer counts.</summary>
internal sealed class ScipyNnls : IDisposable
{
    public const string Install = "python3-scipy";

    private const string Python = "/usr/bin/python3";

    private readonly Process _python;
    private readonly string _problems;

    private ScipyNnls(Process python, string problems, string version) => (_python, _problems, Version) = (python, problems, version);

    public string Version { get; }

    /// <summary>A process that has read a set of problems; null where python or scipy is not installed.</summary>
    public static ScipyNnls? Start(NnlsProblems problems, string folder)
    {
        string file = Path.Combine(folder, FormattableString.Invariant($"nnls-{problems.Columns}.bin"));
        Write(problems, file);
        ProcessStartInfo start = new(Python, [Path.Combine(AppContext.BaseDirectory, "Shim", "nnls_rounds.py"), file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            Process python = Process.Start(start)!;
            if (python.StandardOutput.ReadLine() is { } version)
            {
                return new ScipyNnls(python, file, version);
            }

            python.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No python: reported as absent, like a python without scipy.
        }

        File.Delete(file);
        return null;
    }

    /// <summary>The version that is installed; null where there is none.</summary>
    public static string? InstalledVersion()
    {
        try
        {
            using Process python = Process.Start(new ProcessStartInfo(Python, ["-c", "import scipy; print(scipy.__version__)"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return python.StandardOutput.ReadLine();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The seconds that one solution takes, averaged over all problems.</summary>
    public double Time(int repeats) => double.Parse(Ask($"time {repeats}"), CultureInfo.InvariantCulture);

    /// <summary>The solution of a problem.</summary>
    public double[] Solve(int problem) => [.. Ask($"solve {problem}").Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
        File.Delete(_problems);
    }

    private string Ask(string request)
    {
        _python.StandardInput.WriteLine(request);
        _python.StandardInput.Flush();
        return _python.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"scipy gave no answer to '{request}'.");
    }

    private static void Write(NnlsProblems problems, string path)
    {
        using FileStream stream = File.Create(path);
        stream.Write(MemoryMarshal.AsBytes<int>([problems.Points, problems.Columns, NnlsProblems.Count]));
        stream.Write(MemoryMarshal.AsBytes<double>(problems.Matrix));
        for (int problem = 0; problem < NnlsProblems.Count; problem++)
        {
            stream.Write(MemoryMarshal.AsBytes(problems.Right(problem)));
        }
    }
}
