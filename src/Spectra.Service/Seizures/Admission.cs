using System.Collections.Immutable;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Service.Identification;

namespace Spectra.Service.Seizures;

/// <summary>Takes a quarantined file for evidence, on a person's word.</summary>
/// <param name="store">The record.</param>
/// <param name="identifier">What answers; null where there is no library.</param>
internal sealed class Admission(MeasurementStore store, Identifier? identifier)
{
    /// <summary>Admits a file.</summary>
    /// <param name="setAsideId">The id under which it is kept.</param>
    /// <param name="reason">Why it is this post's.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="ArgumentException">The reason or the name is empty.</exception>
    public AdmissionOutcome Admit(Guid setAsideId, string reason, string by)
    {
        if (store.Reader.FindSetAside(setAsideId) is not { } file)
        {
            return new AdmissionOutcome.Refused($"There is no file set aside with the id {setAsideId} in '{store.Folder}': 'spectra record list --set-aside' lists them.");
        }

        if (file.Code != RecordWords.Quarantined)
        {
            return new AdmissionOutcome.Refused($"'{file.FileName}' was not kept aside as foreign, but as no readable spectrum: there is nothing to admit. {file.Message}");
        }

        if (!file.IsIntact || store.FindRaw(file.Sha256) is not { } content)
        {
            return new AdmissionOutcome.Refused($"'{file.FileName}' is not as it was received: nothing was admitted. Run 'spectra audit verify'.");
        }

        return SpectrumReader.Read(content, file.FileName) switch
        {
            ReadResult.Accepted accepted => Admit(file, content, accepted.File, reason, by),
            ReadResult.Refused refused => new AdmissionOutcome.Refused($"'{file.FileName}' is no readable spectrum: {refused.Error.Message} Nothing was admitted."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private AdmissionOutcome Admit(SetAsideFile file, byte[] content, SpectrumFile spectra, string reason, string by)
    {
        DockEvent.Taken taken = new(file.Record, null, content, file.Sha256, spectra);
        DockingSession session = store.Reader.FindSession(file.SessionId) ?? throw new Storage.EvidenceException($"The session '{file.SessionId}' is missing: run 'spectra audit verify'.");
        ImmutableArray<Guid> ids = store.AppendAdmitted(
            file.Id,
            new ReceivedFile(file.SessionId, taken, file.Number, session.Health.ClockOffsetSeconds, ExhibitCode: null),
            [.. AssessedSpectrum.Of(identifier, taken).Select(static spectrum => spectrum.Measurement)],
            reason,
            by);
        if (ids.IsEmpty)
        {
            return new AdmissionOutcome.Refused($"'{file.FileName}' is in the record already: nothing was changed.");
        }

        store.Sequences.AppendFor(session);
        return new AdmissionOutcome.Admitted(ids);
    }
}
