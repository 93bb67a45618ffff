using Spectra.Formats;

namespace Spectra.Driver.Docking;

/// <summary>One step of a docking session, in order: connected, found, then reading and its outcome for each file, and ended last, always.</summary>
public abstract record DockEvent
{
    private DockEvent()
    {
    }

    /// <summary>The device answered.</summary>
    /// <param name="Identity">What it says it is.</param>
    /// <param name="Health">How it says it is.</param>
    public sealed record Connected(DeviceIdentity Identity, DeviceHealth Health) : DockEvent;

    /// <summary>The device was searched.</summary>
    /// <param name="Files">How many files there are to be read.</param>
    /// <param name="Bytes">Their size together.</param>
    public sealed record Found(int Files, long Bytes) : DockEvent;

    /// <summary>A file is about to be read.</summary>
    /// <param name="Number">Its number, from 1, newest first.</param>
    /// <param name="Of">How many there are.</param>
    /// <param name="FileName">Its sanitised path on the device, with <c>/</c>.</param>
    /// <param name="Bytes">Its size.</param>
    public sealed record Reading(int Number, int Of, string FileName, long Bytes) : DockEvent;

    /// <summary>New content with at least one spectrum. The session goes on only when the consumer asks for the next event, so what must be safe first is made safe while consuming this one.</summary>
    /// <param name="FileName">Its sanitised path on the device, with <c>/</c>.</param>
    /// <param name="Content">The bytes as received.</param>
    /// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits.</param>
    /// <param name="File">The spectra in them.</param>
    /// <param name="DeviceTime">The device's own time of the file as it was reported: for a folder its time of last change, ISO 8601.</param>
    public sealed record Taken(string FileName, ReadOnlyMemory<byte> Content, string Sha256, SpectrumFile File, string? DeviceTime) : DockEvent;

    /// <summary>Content that was taken before.</summary>
    /// <param name="FileName">Its sanitised path on the device, with <c>/</c>.</param>
    /// <param name="Sha256">The SHA-256 of its content.</param>
    public sealed record Known(string FileName, string Sha256) : DockEvent;

    /// <summary>New content that is no readable spectrum.</summary>
    /// <param name="FileName">Its sanitised path on the device, with <c>/</c>.</param>
    /// <param name="Length">Its size in bytes.</param>
    /// <param name="Content">The bytes as received; null where it is too large to be held, and was read only to be hashed.</param>
    /// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits.</param>
    /// <param name="Error">Why it can't be read.</param>
    /// <param name="DeviceTime">The device's own time of the file.</param>
    public sealed record SetAside(string FileName, long Length, ReadOnlyMemory<byte>? Content, string Sha256, ReadError Error, string? DeviceTime) : DockEvent;

    /// <summary>A file that was not taken, or a folder in which nothing was; the next session tries again. Those found so at the listing come first.</summary>
    /// <param name="FileName">Its sanitised path on the device, with <c>/</c>; that of a folder ends with one.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Sentence">What happened, for a person.</param>
    public sealed record NotTaken(string FileName, NotTakenReason Reason, string Sentence) : DockEvent;

    /// <summary>The session is over.</summary>
    /// <param name="Outcome">How it ended.</param>
    public sealed record Ended(DockOutcome Outcome) : DockEvent;
}
