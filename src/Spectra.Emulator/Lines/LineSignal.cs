namespace Spectra.Emulator.Lines;

/// <summary>What a wait at the line ended with.</summary>
internal enum LineSignal
{
    /// <summary>Time passed, or the inbox has something.</summary>
    Nothing,

    /// <summary>Bytes were read or written.</summary>
    Bytes,

    /// <summary>A host opened the line.</summary>
    HostCame,

    /// <summary>The host closed the line, or it was unplugged.</summary>
    HostLeft,
}
