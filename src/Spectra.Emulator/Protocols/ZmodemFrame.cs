namespace Spectra.Emulator.Protocols;

/// <summary>The kinds of headers of ZMODEM.</summary>
internal enum ZmodemFrame : byte
{
    /// <summary>The sender asks for a receiver.</summary>
    RequestInit = 0,

    /// <summary>The receiver is ready.</summary>
    Init = 1,

    /// <summary>The sender's attention string.</summary>
    SenderInit = 2,

    /// <summary>Everything up to a position is there.</summary>
    Acknowledge = 3,

    /// <summary>A file is offered.</summary>
    File = 4,

    /// <summary>The file is not wanted.</summary>
    Skip = 5,

    /// <summary>The last header was unreadable.</summary>
    NotAcknowledge = 6,

    /// <summary>The batch is given up.</summary>
    Abort = 7,

    /// <summary>The session ends.</summary>
    Finish = 8,

    /// <summary>Content is wanted from a position on.</summary>
    Position = 9,

    /// <summary>Content follows.</summary>
    Content = 10,

    /// <summary>The file ends here.</summary>
    EndOfFile = 11,

    /// <summary>The receiver can't write.</summary>
    FileError = 12,

    /// <summary>The CRC of the file is asked for.</summary>
    FileCrc = 13,

    /// <summary>The receiver wants a number echoed.</summary>
    Challenge = 14,

    /// <summary>The other side has cancelled.</summary>
    Cancelled = 16,
}
