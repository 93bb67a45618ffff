using System.Collections.Immutable;
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

    private AuditVerifier(string folder) => _folder = Path.GetFullPath(folder);

    /// <summary>Verifies a data folder.</summary>
    public static AuditReport Verify(string folder)
    {
        AuditVerifier verifier = new(folder);
        try
        {
            verifier.Run();
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
        string path = Path.Combine(_folder, Database.FileName);
        if (!File.Exists(path))
        {
            Damaged($"There is no database '{path}'.");
            return;
        }

        using SqliteConnection connection = Database.Connect(path, SqliteOpenMode.ReadOnly);
        using SqliteTransaction snapshot = SnapshotWithSeal(connection);
        Attempt(() => CheckFile(connection));
        Attempt(() => CheckSchema(connection));
        ChainAudit chain = ChainAudit.Of(connection, _seal?.Site);
        _events = chain.Count;
        _findings.AddRange(chain.Findings);
        RowAudit rows = new(connection, chain.Events);
        rows.Run();
        _rows = rows.Count;
        _findings.AddRange(rows.Findings);
        CheckSeal(chain);
    }

    /// <summary>The database and its seal at the same moment: a writer changes both under its lock.</summary>
    private SqliteTransaction SnapshotWithSeal(SqliteConnection connection)
    {
        using FileStream? held = LockIfPossible();
        connection.Execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
        SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        try
        {
            connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master", transaction: snapshot);
            _seal = new SealFile(_folder).Read();
            if (_seal is null)
            {
                Broken($"The chain's seal '{SealFile.FileName}' is missing: a record cut short at its end could not be told.");
            }
        }
        catch (EvidenceException failure)
        {
            Broken(failure.Message);
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }

        return snapshot;
    }

    private FileStream? LockIfPossible()
    {
        try
        {
            // On a medium that can't be written nobody else writes either.
            return File.Exists(Path.Combine(_folder, WriterLock.FileName)) ? WriterLock.Take(_folder, Database.DefaultPatience) : null;
        }
        catch (EvidenceException failure)
        {
            _notes.Add($"Verified without the writer's lock: {failure.Message}");
            return null;
        }
    }

    /// <summary>What can't be checked is a finding, and no reason to leave the rest unchecked.</summary>
    private void Attempt(Action check)
    {
        try
        {
            check();
        }
        catch (SqliteException failure)
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

    private void CheckSchema(SqliteConnection connection)
    {
        List<string> executed = Migrations.Executed(connection);
        if (executed.Find(static name => !Migrations.Scripts.Any(script => script.Name == name)) is { } unknown)
        {
            _findings.Add(new AuditFinding(AuditFindingKind.SchemaChanged, "", null, null, $"The database says it was written by a newer version (step '{unknown}'): its schema can't be judged by this one."));
            return;
        }

        foreach ((string name, string sentence) in SchemaDefinition.Of(connection).DifferencesFrom(Migrations.SchemaOf(executed)))
        {
            _findings.Add(new AuditFinding(AuditFindingKind.SchemaChanged, "sqlite_master", name, null, sentence));
        }

        if (executed.Count == 0)
        {
            Damaged("The database has no schema of Spectra.");
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
            _notes.Add("The last write was interrupted; what it wrote is either whole or not there, and the next write settles it.");
        }
    }

    private void Damaged(string sentence) => _findings.Add(new AuditFinding(AuditFindingKind.DatabaseDamaged, "", null, null, sentence));

    private void Broken(string sentence) => _findings.Add(new AuditFinding(AuditFindingKind.SealBroken, "", null, null, sentence));

    private AuditReport Report() => new(
        _folder,
        _events,
        _rows,
        _seal?.Sealed,
        [.. _findings.OrderBy(static finding => finding.Seq ?? long.MaxValue).ThenBy(static finding => finding.Kind)],
        [.. _notes]);
}
