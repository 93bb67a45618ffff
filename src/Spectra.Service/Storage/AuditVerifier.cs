using System.Data.Common;
using System.Globalization;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Storage;

/// <summary>Checks a data folder's whole record without writing to it: file, schema, chain, rows, bytes, seal and who signed it, anchors, journals. Nothing in the database is trusted.</summary>
internal sealed class AuditVerifier
{
    private readonly string _folder;
    private readonly AuditDemands _demands;
    private readonly List<AuditFinding> _findings = [];
    private readonly List<string> _notes = [];
    private long _events;
    private long _rows;
    private ChainSeal? _seal;
    private string? _published;
    private NotChecked? _notChecked;
    private StorageEngine? _engine;

    private AuditVerifier(string folder, AuditDemands demands) => (_folder, _demands) = (Path.GetFullPath(folder), demands);

    /// <summary>Verifies a data folder.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="demands">What the record is held to from outside; nothing where null.</param>
    public static AuditReport Verify(string folder, AuditDemands? demands = null) => Verify(new AuditVerifier(folder, demands ?? AuditDemands.None));

    /// <summary>Verifies a record reached in a way of one's own.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="demands">What the record is held to from outside; nothing where null.</param>
    public static AuditReport Verify(StorageEngine engine, AuditDemands? demands = null) => Verify(new AuditVerifier(engine.Folder, demands ?? AuditDemands.None) { _engine = engine });

    private static AuditReport Verify(AuditVerifier verifier)
    {
        try
        {
            verifier.Run();
        }
        catch (DbException failure) when (verifier._engine?.ObstacleOf(failure) is { } obstacle)
        {
            verifier._notChecked = new NotChecked(obstacle, verifier._engine.FaultOf(failure, "checked").Message);
        }
        catch (EvidenceException failure) when (failure.Obstacle is { } obstacle)
        {
            verifier._notChecked = new NotChecked(obstacle, failure.Message);
        }
        catch (EvidenceException failure)
        {
            verifier.Damaged(failure.Message);
        }
        catch (DbException failure)
        {
            verifier.Damaged($"The database is damaged and can't be read further: {failure.Message}");
        }
        catch (Exception failure) when (failure is InvalidOperationException or InvalidCastException)
        {
            // A column whose very type was tampered with, in a place where the type is taken for granted.
            verifier.Damaged($"The database's own tables can't be read: {failure.Message}");
        }

        return verifier.Report();
    }

    private void Run()
    {
        try
        {
            _engine ??= DataStorage.ForReading(_folder);

            // Before the rest: a key that is in the file already was recorded before it came there.
            _published = FileSealSigner.Published(_folder);
            using Snapshot snapshot = Snapshot.Of(_engine);
            Check(snapshot);
        }
        catch (EvidenceException failure) when (failure.Obstacle == Obstacle.NoRecord && File.Exists(Path.Combine(_folder, SealFile.FileName)))
        {
            Damaged($"There is no database any more, but its seal '{SealFile.FileName}' is there: the record was removed. {failure.Message}");
        }
    }

    private void Check(Snapshot snapshot)
    {
        _seal = snapshot.Seal;
        if (snapshot.SealFault is { } fault)
        {
            Broken(fault);
        }

        Attempt(snapshot, () => CheckFile(snapshot));
        Attempt(snapshot, () => CheckSchema(snapshot));
        snapshot.Engine.ReadPastIndexes(snapshot.Connection);
        ChainAudit chain = ChainAudit.Of(snapshot);
        _events = chain.Count;
        _findings.AddRange(chain.Findings);
        RowAudit rows = new(snapshot, chain.Events);
        rows.Run();
        _rows = rows.Count;
        _findings.AddRange(rows.Findings);
        Attempt(snapshot, () => _findings.AddRange(NominalAudit.Of(snapshot)));
        CheckSeal(chain);
        CheckNotedHead(chain);
        Attempt(snapshot, () => CheckJournals(snapshot, chain));
        Attempt(snapshot, () => CheckSigning(snapshot, chain));
        if (snapshot.WasDisturbed)
        {
            _findings.Clear();
            throw new EvidenceException($"The record in '{_folder}' was written to while it was read: try again.", null, Obstacle.Unavailable);
        }
    }

    /// <summary>What is damaged is a finding, and no reason to leave the rest unchecked.</summary>
    private void Attempt(Snapshot snapshot, Action check)
    {
        try
        {
            snapshot.ReadUnharmed(check);
        }
        catch (DbException failure) when (snapshot.Engine.ObstacleOf(failure) is null)
        {
            Damaged($"The database is damaged: {failure.Message}");
        }
    }

    private void CheckFile(Snapshot snapshot)
    {
        foreach (string message in snapshot.Engine.FaultsOfFiles(snapshot.Connection))
        {
            Damaged($"The database is damaged: {message.ReplaceLineEndings(" ")}.");
        }
    }

    /// <summary>The schema must be what the sealed steps make. The database's own journal of steps is asked only whether it agrees.</summary>
    private void CheckSchema(Snapshot snapshot)
    {
        if (_seal is not null && !Migrations.IsKnown(_seal.Schema))
        {
            _notChecked = new NotChecked(Obstacle.NewerVersion, $"The schema is that of a newer version of Spectra (step '{_seal.Schema}'), so triggers and tables can't be judged by this one. Use that version, or a newer one.");
            return;
        }

        List<string> executed = Migrations.Executed(snapshot.Engine, snapshot.Connection);
        string[] expected = [.. Migrations.UpTo(_seal?.Schema ?? Migrations.Latest)];
        foreach (string lost in expected.Except(executed))
        {
            Schema(Migrations.Journal, lost, $"The table {Migrations.Journal} no longer names the step '{lost}' of the schema: it was removed from there.");
        }

        foreach (string unknown in executed.Where(static name => !Migrations.IsKnown(name)))
        {
            Schema(Migrations.Journal, unknown, $"The table {Migrations.Journal} names the step '{unknown}', which was not sealed: it was put there.");
        }

        try
        {
            // An upgrade that was interrupted before its seal has run steps beyond the sealed one.
            foreach ((string name, string sentence) in snapshot.Engine.SchemaOf(snapshot.Connection).DifferencesFrom(snapshot.Engine.ExpectedSchema([.. expected.Union(executed)])))
            {
                Schema("schema", name, sentence);
            }
        }
        catch (EvidenceException failure) when (failure.Obstacle is { } obstacle)
        {
            _notChecked = new NotChecked(obstacle, failure.Message);
        }
    }

    private void CheckSeal(ChainAudit chain)
    {
        if (_seal is null)
        {
            return;
        }

        ChainHead head = chain.HeadOf(_seal.Site);
        if (head.Count < _seal.Sealed.Count)
        {
            string range = head.Count + 1 == _seal.Sealed.Count ? $"event {_seal.Sealed.Count} and its row are" : $"events {head.Count + 1} to {_seal.Sealed.Count} and their rows are";
            _findings.Add(new AuditFinding(AuditFindingKind.SealBroken, EvidenceTables.Event, $"{_seal.Site}/{head.Count + 1}", head.Count + 1, $"The chain ends at event {head.Count}, but {_seal.Sealed.Count} were sealed: {range} missing from the end of {EvidenceTables.Event}."));
        }
        else if (!_seal.Allows(head))
        {
            _findings.Add(new AuditFinding(AuditFindingKind.SealBroken, EvidenceTables.Event, $"{_seal.Site}/{head.Count}", head.Count, $"The chain's head (event {head.Count}) is not the one that was sealed (event {_seal.Sealed.Count}): {EvidenceTables.Event} was rewritten or added to, or the seal was altered."));
        }
        else if (_seal.Pending is not null)
        {
            _notes.Add("A write is going on or was interrupted; what it wrote is either whole or not there, and the next write settles it.");
        }
    }

    private void CheckNotedHead(ChainAudit chain)
    {
        if (_demands.Head is not { } noted)
        {
            return;
        }

        (long? seq, string hash) = noted.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries) is [{ } count, { } text] && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? (number, SealKey.Plain(text))
            : ((long?)null, "");
        if (seq is null || chain.HashOf(seq.Value) != hash)
        {
            _findings.Add(new AuditFinding(AuditFindingKind.SealBroken, EvidenceTables.Event, null, seq, $"The head '{noted}' that was noted is not in the chain, which has {chain.Count} events: the record was rolled back to an older copy or rewritten since, or it is another one. Expected the number of events and the hash of the last."));
        }
    }

    private void CheckSigning(Snapshot snapshot, ChainAudit chain)
    {
        if (_seal is null)
        {
            return;
        }

        SealAudit signing = new(_seal, SiteKeys.Of(snapshot));
        signing.Run(_demands.Key, _published);
        _findings.AddRange(signing.Findings);
        _notes.AddRange(signing.Notes);
        if (EvidenceTables.IsIn(EvidenceTables.Anchor, _seal.Schema))
        {
            AnchorAudit anchors = new(_seal.Site, chain.Events, _demands, SealSettings.Of(SiteSettings.Of(_folder)));
            anchors.Run(snapshot.Connection);
            _findings.AddRange(anchors.Findings);
            _notes.AddRange(anchors.Notes);
        }
    }

    private void CheckJournals(Snapshot snapshot, ChainAudit chain)
    {
        JournalAudit journals = new(_folder, chain.Events);
        journals.Run(snapshot.Connection);
        _findings.AddRange(journals.Findings);
        _notes.AddRange(journals.Note is { } note ? [note] : []);
        _notChecked ??= journals.NotChecked;
    }

    private void Damaged(string sentence) => _findings.Add(new AuditFinding(AuditFindingKind.DatabaseDamaged, "", null, null, sentence));

    private void Broken(string sentence) => _findings.Add(new AuditFinding(AuditFindingKind.SealBroken, "", null, null, sentence));

    private void Schema(string table, string name, string sentence) => _findings.Add(new AuditFinding(AuditFindingKind.SchemaChanged, table, name, null, sentence));

    private AuditReport Report() => new(
        _folder,
        _events,
        _rows,
        _seal?.Sealed,
        [.. _findings.OrderBy(static finding => finding.Seq ?? long.MaxValue).ThenBy(static finding => finding.Kind)],
        [.. _notes],
        _notChecked)
    {
        Engine = _engine?.Name,
    };
}
