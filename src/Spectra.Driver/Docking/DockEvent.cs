using System.Collections.Immutable;
using Spectra.Formats;

namespace Spectra.Driver.Docking;

/// <summary>One step of a docking session, in order: connected, found, then reading, progress and its outcome for each record, and ended last, always.</summary>
public abstract record DockEvent
{
    private DockEvent()
    {
    }

    /// <summary>The device answered.</summary>
    /// <param name="Identity">What it says it is.</param>
    /// <param name="Health">How it says it is.</param>
    /// <param name="Tags">What is out of order with it, and goes with every verdict of the session.</param>
    /// <param name="Basis">What its profile rests on, in a sentence; null for a folder.</param>
    public sealed record Connected(DeviceIdentity Identity, DeviceHealth Health, ImmutableArray<SessionTag> Tags, string? Basis) : DockEvent;

    /// <summary>The device was searched.</summary>
    /// <param name="Files">How many records there are to be read; null where it says so only as it goes.</param>
    /// <param name="Bytes">Their size together; null where it is not stated.</param>
    public sealed record Found(int? Files, long? Bytes) : DockEvent;

    /// <summary>A record is about to be read.</summary>
    /// <param name="Number">Its number, from 1, newest first.</param>
    /// <param name="Of">How many there are; null where the device says so only as it goes.</param>
    /// <param name="FileName">Its sanitised name, for a file its path on the device with <c>/</c>.</param>
    /// <param name="Bytes">Its size; null where it is not stated.</param>
    public sealed record Reading(int Number, int? Of, string FileName, long? Bytes) : DockEvent;

    /// <summary>How far the record being read has come; several times a second at most.</summary>
    /// <param name="FileName">Its name.</param>
    /// <param name="Received">Bytes that are there.</param>
    /// <param name="Of">Its size; null where it is not stated.</param>
    /// <param name="BytesPerSecond">How fast they come.</param>
    public sealed record Progress(string FileName, long Received, long? Of, double BytesPerSecond) : DockEvent;

    /// <summary>Something a person should know; the session goes on.</summary>
    /// <param name="Sentence">What.</param>
    public sealed record Warned(string Sentence) : DockEvent;

    /// <summary>New content with at least one spectrum. The session goes on only when the consumer asks for the next event, so what must be safe first is made safe while consuming this one; only then is the device told.</summary>
    /// <param name="Record">What the device states of it.</param>
    /// <param name="Key">What it is known by; null where only its content tells.</param>
    /// <param name="Content">The bytes as received.</param>
    /// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits.</param>
    /// <param name="File">The spectra in them.</param>
    public sealed record Taken(StoredRecord Record, RecordKey? Key, ReadOnlyMemory<byte> Content, string Sha256, SpectrumFile File) : DockEvent
    {
        /// <summary>Its sanitised name.</summary>
        public string FileName => Record.Name;

        /// <summary>The device's own time of it, as it was reported.</summary>
        public string? DeviceTime => Record.DeviceTime;
    }

    /// <summary>Content that was taken before.</summary>
    /// <param name="Record">What the device states of it.</param>
    /// <param name="Key">What it is known by; null where only its content tells.</param>
    /// <param name="Sha256">The SHA-256 of its content.</param>
    public sealed record Known(StoredRecord Record, RecordKey? Key, string Sha256) : DockEvent
    {
        /// <summary>Its sanitised name.</summary>
        public string FileName => Record.Name;
    }

    /// <summary>New content that is no readable spectrum.</summary>
    /// <param name="Record">What the device states of it.</param>
    /// <param name="Key">What it is known by; null where only its content tells.</param>
    /// <param name="Length">Its size in bytes.</param>
    /// <param name="Content">The bytes as received; null where it is too large to be held, and was read only to be hashed.</param>
    /// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits.</param>
    /// <param name="Error">Why it can't be read.</param>
    public sealed record SetAside(StoredRecord Record, RecordKey? Key, long Length, ReadOnlyMemory<byte>? Content, string Sha256, ReadError Error) : DockEvent
    {
        /// <summary>Its sanitised name.</summary>
        public string FileName => Record.Name;

        /// <summary>The device's own time of it, as it was reported.</summary>
        public string? DeviceTime => Record.DeviceTime;
    }

    /// <summary>New content that may not be this post's: it is kept aside and is no evidence until a person admits it.</summary>
    /// <param name="Record">What the device states of it.</param>
    /// <param name="Key">What it is known by; null where only its content tells.</param>
    /// <param name="Content">The bytes as received.</param>
    /// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits.</param>
    /// <param name="Sentence">Why it may not be this post's.</param>
    public sealed record Quarantined(StoredRecord Record, RecordKey? Key, ReadOnlyMemory<byte> Content, string Sha256, string Sentence) : DockEvent;

    /// <summary>A record that was not taken, or a folder in which nothing was; the next session tries again. Those found so at the listing come first.</summary>
    /// <param name="FileName">Its sanitised name; that of a folder ends with <c>/</c>.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Sentence">What happened, for a person.</param>
    public sealed record NotTaken(string FileName, NotTakenReason Reason, string Sentence) : DockEvent;

    /// <summary>The session is over.</summary>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="Report">What happened on the line.</param>
    public sealed record Ended(DockOutcome Outcome, SessionReport Report) : DockEvent;
}
