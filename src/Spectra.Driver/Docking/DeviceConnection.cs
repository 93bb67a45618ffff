using Spectra.Driver.Framing;
using Spectra.Driver.Journals;
using Spectra.Driver.Profiles;
using Spectra.Driver.Protocols;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Docking;

/// <summary>Opens the line to a device, finds out which profile it speaks, and makes it a source of records.</summary>
internal static class DeviceConnection
{
    // A modem daemon that looks at every new port holds it for a while.
    private static readonly TimeSpan BusyPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Connects.</summary>
    public static async ValueTask<SourceOpening> OpenAsync(DeviceAddress address, DockSettings settings, SessionJournal journal, TimeProvider time, CancellationToken cancellationToken)
    {
        if (address is DeviceAddress.Folder folder)
        {
            return new SourceOpening.Opened(new FolderSource(Path.GetFullPath(folder.Path), time, settings), null);
        }

        DeviceProfile? first = settings.Profile ?? settings.Candidates.FirstOrDefault(static candidate => candidate is { Match.MayProbe: true, Protocol: ProtocolDeclaration.Scpi });
        if (first is null)
        {
            return new SourceOpening.Refused($"What speaks at '{address}' is not known, and no profile may ask it: name one with --profile.");
        }

        (Conversation? conversation, SourceOpening? refusal) = await ConverseAsync(address, first, settings, journal, time, cancellationToken).ConfigureAwait(false);
        if (conversation is null)
        {
            return refusal!;
        }

        if (settings.Profile is { } named)
        {
            return new SourceOpening.Opened(Source(named, conversation, settings, journal, time), named.Basis.Sentence);
        }

        return await ProbeAsync(address, conversation, first, settings, journal, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks an unknown device the identify query and nothing else.</summary>
    private static async ValueTask<SourceOpening> ProbeAsync(DeviceAddress address, Conversation conversation, DeviceProfile first, DockSettings settings, SessionJournal journal, TimeProvider time, CancellationToken cancellationToken)
    {
        string identify = ((ProtocolDeclaration.Scpi)first.Protocol).Identify;
        Answer<string> answer = await Agreement.ReachAsync(
            journal, "the identity", () => ScpiProbe.AskAsync(identify, conversation, cancellationToken), static (a, b) => a == b, Answer.Lost<string>).ConfigureAwait(false);
        if (!answer.IsGiven)
        {
            await conversation.DisposeAsync().ConfigureAwait(false);
            return answer.Kind == AnswerKind.Cancelled
                ? new SourceOpening.Cancelled()
                : new SourceOpening.Refused($"What is at '{address}' does not say what it is: {answer.Sentence} If it sends by itself or has a profile, name that with --profile.");
        }

        if (settings.Candidates.FirstOrDefault(candidate => Fits(candidate, answer.Value)) is not { } found)
        {
            await conversation.DisposeAsync().ConfigureAwait(false);
            return new SourceOpening.Refused($"'{address}' answers '{FileNames.Sanitise(answer.Value)}', which no profile describes: write one (see the driver's README) or name one with --profile. Nothing else was sent to it.");
        }

        if (found.Line == first.Line || address is not DeviceAddress.Serial)
        {
            return new SourceOpening.Opened(Source(found, conversation.With(found.Timing), settings, journal, time), found.Basis.Sentence);
        }

        await conversation.DisposeAsync().ConfigureAwait(false);
        await Task.Delay(found.Timing.BetweenConnections, time, CancellationToken.None).ConfigureAwait(false);
        (Conversation? again, SourceOpening? refusal) = await ConverseAsync(address, found, settings, journal, time, cancellationToken).ConfigureAwait(false);
        return again is null ? refusal! : new SourceOpening.Opened(Source(found, again, settings, journal, time), found.Basis.Sentence);
    }

    private static bool Fits(DeviceProfile candidate, string answer) =>
        candidate is { Match.MayProbe: true, Protocol: ProtocolDeclaration.Scpi } && candidate.Match.Accepts(answer);

    private static async ValueTask<(Conversation? Conversation, SourceOpening? Refusal)> ConverseAsync(DeviceAddress address, DeviceProfile profile, DockSettings settings, SessionJournal journal, TimeProvider time, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        TransportOpening opening;
        try
        {
            opening = await TransportFactory.OpenAsync(address, profile.Line, cancellationToken).ConfigureAwait(false);
            while (opening is TransportOpening.Refused { Reason: TransportRefusal.Busy } && time.GetElapsedTime(start) < BusyPatience)
            {
                await Task.Delay(BusyPause, time, cancellationToken).ConfigureAwait(false);
                opening = await TransportFactory.OpenAsync(address, profile.Line, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return (null, new SourceOpening.Cancelled());
        }

        if (opening is not TransportOpening.Opened { Transport: { } line })
        {
            return (null, new SourceOpening.Refused(((TransportOpening.Refused)opening).Sentence));
        }

        (ITransport? transport, string? fault) = Recorded(line, settings.Transcript, time);
        if (transport is null)
        {
            await line.DisposeAsync().ConfigureAwait(false);
            return (null, new SourceOpening.Refused(fault!));
        }

        journal.Note("opened", $"'{address}' is open; profile {profile.Id}.");
        Conversation conversation = settings.Transcript is not null || address is DeviceAddress.Transcript
            ? new(transport, profile.Timing, journal, time) { FirstToken = 0 }
            : new(transport, profile.Timing, journal, time);
        ExchangeOutcome quiet = IsDrop(profile) ? ExchangeOutcome.TimedOut : await conversation.SettleAsync(cancellationToken).ConfigureAwait(false);
        if (quiet == ExchangeOutcome.TimedOut)
        {
            return (conversation, null);
        }

        await conversation.DisposeAsync().ConfigureAwait(false);
        return (null, quiet == ExchangeOutcome.Cancelled ? new SourceOpening.Cancelled() : new SourceOpening.Refused($"The line '{address}' went away as soon as it was opened: check the cable and dock again."));
    }

    private static (ITransport? Transport, string? Fault) Recorded(ITransport line, string? transcript, TimeProvider time)
    {
        try
        {
            return (transcript is null ? line : new RecordingTransport(line, new FileStream(transcript, FileMode.Append), time), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"The transcript '{transcript}' can't be written: {failure.Message} Choose another file.");
        }
    }

    // What a sender says first is its greeting, not noise.
    private static bool IsDrop(DeviceProfile profile) => profile.Protocol is ProtocolDeclaration.Zmodem or ProtocolDeclaration.Ymodem;

    private static IRecordSource Source(DeviceProfile profile, Conversation conversation, DockSettings settings, SessionJournal journal, TimeProvider time)
    {
        DeviceIdentity identity = DeviceIdentity.NotReported with { Serial = settings.UsbSerial };
        return profile.Protocol switch
        {
            ProtocolDeclaration.Scpi scpi => Catalogue(new ScpiProtocol(scpi, conversation)),
            ProtocolDeclaration.Obp obp => Catalogue(new ObpProtocol(obp, conversation)),
            ProtocolDeclaration.Packet packet => Catalogue(new PacketProtocol(packet, conversation)),
            ProtocolDeclaration.Zmodem => new DropSource(new ZmodemReceiver(), conversation, identity, settings.MaximumFileBytes),
            ProtocolDeclaration.Ymodem => new DropSource(new YmodemReceiver(), conversation, identity, settings.MaximumFileBytes),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        CatalogueSource Catalogue(ICatalogueProtocol protocol) => new(protocol, profile, journal, time, settings.MaximumFileBytes);
    }
}
