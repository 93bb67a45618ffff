namespace Spectra.Service.Storage.Sealing;

/// <summary>The words the record has for kinds of anchors.</summary>
internal static class AnchorKind
{
    /// <summary>A time stamp of an authority, by RFC 3161.</summary>
    public const string TimeStamp = "rfc3161";

    /// <summary>A signature by the program that national law asks for.</summary>
    public const string National = "national";
}
