namespace Spectra.Driver.Framing;

/// <summary>How a ZMODEM data subpacket ends, with its byte on the line.</summary>
internal enum ZmodemEnd
{
    /// <summary>ZCRCE: a header follows.</summary>
    Header = 'h',

    /// <summary>ZCRCG: a subpacket follows.</summary>
    More = 'i',

    /// <summary>ZCRCQ: a subpacket follows; the receiver acknowledges.</summary>
    MoreAcknowledge = 'j',

    /// <summary>ZCRCW: the sender waits for an acknowledgement, then a header follows.</summary>
    HeaderAcknowledge = 'k',
}
