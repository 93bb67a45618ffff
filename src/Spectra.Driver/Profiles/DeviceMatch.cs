using System.Collections.Immutable;

namespace Spectra.Driver.Profiles;

/// <summary>How an instrument is recognised.</summary>
/// <param name="Usb">The USB devices it may be; any of them.</param>
/// <param name="Answer">A regular expression that the whole answer to the identify query matches; null where any answer will do.</param>
/// <param name="MayProbe">Whether a device that matches no USB identity may be asked the identify query. Nothing else is ever sent to an unknown device.</param>
public sealed record DeviceMatch(ImmutableArray<UsbMatch> Usb, string? Answer, bool MayProbe)
{
    /// <summary>Recognised by nothing: used only where a person names the profile.</summary>
    public static DeviceMatch Nothing { get; } = new([], null, MayProbe: false);
}
