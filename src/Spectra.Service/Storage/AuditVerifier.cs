using Dapper;
using Microsoft.Data.Sqlite;

namespace Spectra.Service.Storage;

/// <summary>Checks a data folder's whole record without writing to it: file, schema, chain, rows, bytes, seal. Nothing in the database is trusted.</summary>
internal sealed class AuditVerifier
{
    private readonly string _folder;
    private readonly List<AuditFinding> _findings = [];
    private readonly List<string> _notes = [];
    private long _events;
    private long _rows;
    private ChainSeal? _seal;
    private NotChecked? _notChecked;

    private AuditVerifier(string folder) => _folder = Path.GetFullPath(folder);

    /// <summary>Verifies a data folder.</summary>
    public static AuditReport Verify(string folder)
    {
        AuditVerifier verifier = new(folder);
        try
        {
            verifier.Run();
        }
        catch (SqliteException failure) when (DatabaseFault.ObstacleOf(failure) is { } obstacle)
        {
            verifier._notChecked = new NotChecked(obstacle, DatabaseFault.Of(failure, Path.Combine(verifier._folder, Database.FileName), "checked").Message);
        }
        catch (EvidenceException failure) when (failure.Obstacle is { } obstacle)
        {
            verifier._notChecked = new NotChecked(obstacle, failure.Message);
        }
        catch (SqliteException failure)
        {
            verifier.Damaged($"The database file is damaged and can't be read further: {failure.Message}");
        }
        catch (InvalidOperationException failure)
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
            DatabaseReader.Open(_folder);
        }
        catch (EvidenceException failure) when (failure.Obstacle == Obstacle.NoRecord && File.Exists(Path.Combine(_folder, SealFile.FileName)))
        {
            Damaged($"There is no database '{Path.Combine(_folder, Database.FileName)}', but its seal '{SealFile.FileName}' is there: the record was removed.");
            return;
        }

        using Snapshot snapshot = Snapshot.Of(_folder);
        _seal = snapshot.Seal;
        if (snapshot.SealFault is { } fault)
        {
            Broken(fault);
        }

        Check(snapshot.Connection);
        if (snapshot.WasDisturbed)
        {
            _findings.Clear();
            throw new EvidenceException($"The record in '{_folder}' was written to while it was read: try again.", null, Obstacle.Unavailable);
        }
    }

    private void Check(SqliteConnection connection)
    {
        Attempt(() => CheckFile(connection));
        Attempt(() => CheckSchema(connection));
        ChainAudit chain = ChainAudit.Of(connection, _seal?.Site);
        _events = chain.Count;
        _findings.AddRange(chain.Findings);
        RowAudit rows = new(connection, _seal?.Schema, chain.Events);
        rows.Run();
        _rows = rows.Count;
        _findings.AddRange(rows.Findings);
        CheckSeal(chain);
    }

    /// <summary>What is damaged is a finding, and no reason to leave the rest unchecked.</summary>
    private void Attempt(Action check)
    {
        try
        {
            check();
        }
        catch (SqliteException failure) when (DatabaseFault.ObstacleOf(failure) is null)
        {
            Damaged($"The database file is damaged: {failure.Message}");
        }
    }

    private void CheckFile(SqliteConnection connection)
    {
        foreach (string message in connection.Query<string>("PRAGMA integrity_check(20)").Where(static message => message != "ok"))
        {
            Damaged($"The database file is damaged: {message.ReplaceLineEndings(" ")}.");
        }
    }

    /// <summary>The schema must be what the sealed steps make. The database's own journal of steps is asked only whether it agrees.</summary>
    private void CheckSchema(SqliteConnection connection)
    {
        if (_seal is not null && !Migrations.IsKnown(_seal.Schema))
        {
            _notChecked = new NotChecked(Obstacle.NewerVersion, $"The schema is that of a newer version of Spectra (step '{_seal.Schema}'), so triggers and tables can't be judged by this one. Use that version, or a newer one.");
            return;
        }

        List<string> executed = Migrations.Executed(connection);
        string[] expected = [.. Migrations.UpTo(_seal?.Schema ?? Migrations.Latest)];
        foreach (string lost in expected.Except(executed))
        {
            Schema(Migrations.Journal, lost, $"The table {Migrations.Journal} no longer names the step '{lost}' of the schema: it was removed from there.");
        }

        foreach (string unknown in executed.Where(static name => !Migrations.IsKnown(name)))
        {
            Schema(Migrations.Journal, unknown, $"The table {Migrations.Journal} names the step '{unknown}', which was not sealed: it was put there.");
        }

        // An upgrade that was interrupted before its seal has run steps beyond the sealed one.
        foreach ((string name, string sentence) in SchemaDefinition.Of(connection).DifferencesFrom(Migrations.SchemaOf([.. expected.Union(executed)])))
        {
            Schema("sqlite_master", name, sentence);
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
        _notChecked);
}
