using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>What is to be docked, and how.</summary>
/// <param name="Address">Where the device is.</param>
internal sealed record DockRequest(DeviceAddress Address)
{
    /// <summary>The address as it is recorded, where what stands behind it is reached at another: <c>sim:NAME</c>.</summary>
    public DeviceAddress RecordedAs { get => field ?? Address; init; }

    /// <summary>The profile, the inbox and what else the session needs; what is foreign is decided here.</summary>
    public DockSettings Settings { get; init; } = DockSettings.Default;

    /// <summary>What was answered before anything is opened.</summary>
    public DeskAnswer Desk { get; init; } = DeskAnswer.NotAsked;

    /// <summary>When the device came into service here; null for the default of <see cref="ForeignRule"/>.</summary>
    public DateTimeOffset? Since { get; init; }
}
