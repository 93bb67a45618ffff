using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Profiles;

namespace Spectra.Service.Demo;

/// <summary>The simulated detectors that were asked for by <c>sim:NAME</c>, running until it is disposed of.</summary>
/// <param name="shelf">The profiles.</param>
/// <param name="memory">The folder in which each keeps its records.</param>
/// <param name="bands">The band table that their samples are made from.</param>
internal sealed class SimulatedDetectors(ProfileShelf shelf, string memory, string bands) : IAsyncDisposable
{
    private readonly List<SimulatedDetector> _running = [];
    private readonly Dictionary<DeviceAddress, (DeviceAddress Told, DeviceProfile Profile)> _reached = [];

    /// <summary>The simulated detector that is reached at an address, by the address it was asked for and its profile; null where there is none.</summary>
    public (DeviceAddress Told, DeviceProfile Profile)? Find(DeviceAddress reached) => _reached.TryGetValue(reached, out (DeviceAddress, DeviceProfile) found) ? found : null;

    /// <summary>Starts those among the addresses that are simulated.</summary>
    /// <returns>The addresses, the simulated ones replaced by where they are reached.</returns>
    /// <exception cref="IOException">There is none of the name, or it did not start.</exception>
    public async Task<ImmutableArray<DeviceAddress>> StartAsync(ImmutableArray<DeviceAddress> addresses, CancellationToken cancellationToken)
    {
        ImmutableArray<DeviceAddress>.Builder reached = ImmutableArray.CreateBuilder<DeviceAddress>();
        foreach (DeviceAddress address in addresses)
        {
            if (address is not DeviceAddress.Simulated { Name: { } name })
            {
                reached.Add(address);
                continue;
            }

            DeviceProfile profile = SimulatedDetector.Find(shelf, name)
                ?? throw new IOException($"There is no simulated detector '{address}': expected one of {string.Join(", ", SimulatedDetector.Names(shelf).Select(static known => $"sim:{known}"))}.");
            SimulatedDetector detector = await SimulatedDetector.StartAsync(profile, Path.Combine(memory, profile.Id), bands, cancellationToken);
            _running.Add(detector);
            _reached[detector.Address] = (address, profile);
            reached.Add(detector.Address);
        }

        return reached.ToImmutable();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (SimulatedDetector detector in _running)
        {
            await detector.DisposeAsync();
        }
    }
}
