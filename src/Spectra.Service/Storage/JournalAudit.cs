using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;

namespace Spectra.Service.Storage;

/// <summary>Holds the journals of the lines against the hashes that the sessions' ends recorded.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="events">The event of each row.</param>
internal sealed class JournalAudit(string folder, IReadOnlyDictionary<(string Table, string RowId), (long Seq, string RowHash)> events)
{
    private readonly List<AuditFinding> _findings = [];

    /// <summary>What is wrong with the journals.</summary>
    public IReadOnlyList<AuditFinding> Findings => _findings;

    /// <summary>What is worth knowing of journals that no session's end names; null where there are none.</summary>
    public string? Note { get; private set; }

    /// <summary>Why journals could not be checked; null where all were.</summary>
    public NotChecked? NotChecked { get; private set; }

    /// <summary>Reads every journal.</summary>
    public void Run(DbConnection connection)
    {
        string journals = Path.Combine(folder, JournalFolder.Name);
        HashSet<string> named = [];
        using (DbDataReader reader = (DbDataReader)connection.ExecuteReader($"SELECT * FROM {EvidenceTables.SessionEnd} ORDER BY id"))
        {
            while (reader.Read())
            {
                // A session's id that is none was altered, which its row's own check says.
                StoredRow end = StoredRow.Of(reader);
                if (end.Text("journal_sha256") is { Length: > 0 } expected && Guid.TryParse(end.Text("session_id"), out Guid session))
                {
                    named.Add(Path.GetFileName(JournalFolder.PathOf(folder, session)));
                    Check(end.Text("id"), session, expected);
                }
            }
        }

        try
        {
            int extra = Directory.Exists(journals) ? Directory.EnumerateFiles(journals, $"*{JournalFolder.Extension}").Count(path => !named.Contains(Path.GetFileName(path))) : 0;
            Note = extra == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"In '{journals}' {(extra == 1 ? "1 journal belongs" : $"{extra:N0} journals belong")} to no session's end in the record: of a session that is going on or was cut off, or put there.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Unreadable(journals, failure);
        }
    }

    private void Check(string id, Guid session, string expected)
    {
        string path = JournalFolder.PathOf(folder, session);
        try
        {
            using FileStream journal = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (Convert.ToHexStringLower(SHA256.HashData(journal)) != expected)
            {
                Wrong(AuditFindingKind.JournalAltered, $"The journal '{path}' of session {session} was altered: its SHA-256 is not the one that the session's end recorded.");
            }
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            Wrong(AuditFindingKind.JournalMissing, $"The journal '{path}' of session {session} is missing: the session's end recorded its SHA-256.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Unreadable(path, failure);
        }

        void Wrong(AuditFindingKind kind, string sentence) =>
            _findings.Add(new AuditFinding(kind, EvidenceTables.SessionEnd, id, events.TryGetValue((EvidenceTables.SessionEnd, id), out (long Seq, string RowHash) happened) ? happened.Seq : null, sentence));
    }

    private void Unreadable(string path, Exception failure) =>
        NotChecked ??= new NotChecked(failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable, $"The journal '{path}' can't be read: {failure.Message}");
}
