namespace Spectra.Emulator.Faults;

/// <summary>What a fault's place is counted in.</summary>
internal enum FaultUnit
{
    /// <summary>Bytes to the host.</summary>
    ByteOut,

    /// <summary>Bytes from the host.</summary>
    ByteIn,

    /// <summary>Answers: frames, blocks and packets the detector sends.</summary>
    Answer,

    /// <summary>Commands: what the host asks for.</summary>
    Command,

    /// <summary>Openings of the line by a host.</summary>
    Connection,
}
