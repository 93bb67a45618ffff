using System.Diagnostics;
using System.Text.Json;
using Spectra.Driver;
using Spectra.Driver.Profiles;

namespace Spectra.Service.Demo;

/// <summary>A simulated detector that is running beside this program until it is disposed of.</summary>
internal sealed class SimulatedDetector : IAsyncDisposable
{
    private const string Prefix = "sim-";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private SimulatedDetector(Process process, DeviceAddress address) => (_process, Address) = (process, address);

    /// <summary>Where it is reached.</summary>
    public DeviceAddress Address { get; }

    /// <summary>The simulated instrument of a name: the id of its shipped profile, with or without <c>sim-</c>; null where there is none.</summary>
    public static DeviceProfile? Find(ProfileShelf shelf, string name) => Simulated(shelf).FirstOrDefault(profile => profile.Id == name || profile.Id == Prefix + name);

    /// <summary>The names of the simulated instruments.</summary>
    public static IEnumerable<string> Names(ProfileShelf shelf) => Simulated(shelf).Select(static profile => profile.Id.StartsWith(Prefix, StringComparison.Ordinal) ? profile.Id[Prefix.Length..] : profile.Id);

    /// <summary>Starts it.</summary>
    /// <param name="profile">The instrument to play.</param>
    /// <param name="memory">The folder where it keeps its records from one start to the next.</param>
    /// <param name="bands">The band table that its samples are made from.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <param name="more">Further arguments of the emulator.</param>
    /// <exception cref="IOException">It is not there or did not start; the message carries its own words.</exception>
    public static async Task<SimulatedDetector> StartAsync(DeviceProfile profile, string memory, string bands, CancellationToken cancellationToken, params string[] more)
    {
        ProcessStartInfo start = new(EmulatorProcess.Program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] line = OperatingSystem.IsLinux() ? ["--pty"] : ["--tcp", "0"];
        foreach (string argument in (string[])["detector", "--profile", Path.Combine(ProfileShelf.ShippedFolder, $"{profile.Id}.json"), .. line, "--memory", memory, "--bands", bands, "--control", .. more])
        {
            start.ArgumentList.Add(argument);
        }

        if (!File.Exists(start.FileName))
        {
            throw new IOException($"The simulated detector '{start.FileName}' is missing: build the whole solution.");
        }

        Process process = Process.Start(start) ?? throw new IOException($"'{start.FileName}' did not start.");
        Task<string> words = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(patience.Token) is not { } ready)
            {
                throw new IOException($"The simulated detector did not start: {(await words).Trim()}");
            }

            // What it says from here on is not needed, but must not fill the pipe.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            using JsonDocument said = JsonDocument.Parse(ready);
            return said.RootElement.TryGetProperty("address", out JsonElement address) && DeviceAddress.Parse(address.GetString() ?? "") is AddressParsing.Accepted { Address: { } reached }
                ? new SimulatedDetector(process, reached)
                : throw new IOException($"The simulated detector did not say where it is reached: '{ready}'.");
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or JsonException)
        {
            process.Kill();
            process.Dispose();
            throw failure is OperationCanceledException && !cancellationToken.IsCancellationRequested ? new IOException("The simulated detector did not start in time.", failure) : failure is JsonException ? new IOException("The simulated detector said nothing readable.", failure) : failure;
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static IEnumerable<DeviceProfile> Simulated(ProfileShelf shelf) => shelf.Profiles.Where(static profile => profile.Basis.Kind == ProfileBasisKind.Simulation);
}
