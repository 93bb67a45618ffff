namespace Spectra.Driver.Discovery;

/// <summary>What a watcher noticed.</summary>
public abstract record DeviceChange
{
    private DeviceChange(AttachedDevice device) => Device = device;

    /// <summary>The device.</summary>
    public AttachedDevice Device { get; }

    /// <summary>A device was attached; or something was put into a watched folder that was there already.</summary>
    /// <param name="Device">The device.</param>
    public sealed record Arrived(AttachedDevice Device) : DeviceChange(Device);

    /// <summary>A device was taken away. One that was taken away and attached again between two looks has left and arrived.</summary>
    /// <param name="Device">The device.</param>
    public sealed record Left(AttachedDevice Device) : DeviceChange(Device);
}
