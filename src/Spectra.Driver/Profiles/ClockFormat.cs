namespace Spectra.Driver.Profiles;

/// <summary>How a device writes times.</summary>
/// <param name="Format">A .NET date and time format, for example <c>yyyy-MM-dd'T'HH:mm:ss</c>; or <c>unix</c> for whole seconds since 1970.</param>
/// <param name="IsUtc">Whether it keeps UTC; else the local time of the post.</param>
public sealed record ClockFormat(string Format, bool IsUtc);
