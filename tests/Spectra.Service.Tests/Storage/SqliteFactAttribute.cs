namespace Spectra.Service.Tests.Storage;

/// <summary>A fact about SQLite's own file; skipped, and listed as such, in a run on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFactAttribute : FactAttribute
{
    internal const string Reason = "This is about SQLite's own file; this run is on PostgreSQL.";

    public SqliteFactAttribute() => Skip = TestEngine.IsPostgresql ? Reason : null;
}
