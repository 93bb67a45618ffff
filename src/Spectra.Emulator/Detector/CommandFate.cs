namespace Spectra.Emulator.Detector;

/// <summary>What is to become of a command.</summary>
internal enum CommandFate
{
    /// <summary>It is carried out.</summary>
    Ordinary,

    /// <summary>It is refused.</summary>
    Refused,

    /// <summary>The detector is busy.</summary>
    Busy,
}
