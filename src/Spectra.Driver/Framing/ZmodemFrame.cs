namespace Spectra.Driver.Framing;

/// <summary>The frame types of ZMODEM, with their numbers on the line.</summary>
internal enum ZmodemFrame
{
    /// <summary>ZRQINIT: the sender asks whether somebody receives.</summary>
    ReceiverWanted = 0,

    /// <summary>ZRINIT: the receiver is ready and says what it can do.</summary>
    ReceiverReady = 1,

    /// <summary>ZSINIT: what the sender wants, with the text that gets its attention.</summary>
    SenderWishes = 2,

    /// <summary>ZACK: acknowledged up to a position.</summary>
    Acknowledged = 3,

    /// <summary>ZFILE: a file is on offer.</summary>
    FileOffered = 4,

    /// <summary>ZSKIP: the file is not wanted.</summary>
    Skip = 5,

    /// <summary>ZNAK: the last header was damaged.</summary>
    NotUnderstood = 6,

    /// <summary>ZABORT: the batch is given up.</summary>
    Abort = 7,

    /// <summary>ZFIN: the session ends.</summary>
    End = 8,

    /// <summary>ZRPOS: data is wanted from a position on.</summary>
    PositionWanted = 9,

    /// <summary>ZDATA: data follows from a position on.</summary>
    Content = 10,

    /// <summary>ZEOF: the file ends at a position.</summary>
    EndOfFile = 11,

    /// <summary>ZFERR: the sender can't read its file.</summary>
    FileError = 12,

    /// <summary>ZCRC: asks for the CRC-32 of the file on offer, and answers with it.</summary>
    FileCheckSum = 13,

    /// <summary>ZCHALLENGE: the number is to be echoed.</summary>
    Challenge = 14,

    /// <summary>ZCOMPL: a command was carried out, with its status.</summary>
    CommandStatus = 15,

    /// <summary>ZCAN: the other end cancelled.</summary>
    Cancelled = 16,

    /// <summary>ZFREECNT: the sender asks for the free space.</summary>
    FreeSpaceWanted = 17,

    /// <summary>ZCOMMAND: the sender wants a command to be run.</summary>
    Command = 18,
}
