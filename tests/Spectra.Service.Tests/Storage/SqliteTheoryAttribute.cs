namespace Spectra.Service.Tests.Storage;

/// <summary>A theory about SQLite's own file; skipped, and listed as such, in a run on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute() => Skip = TestEngine.IsPostgresql ? SqliteFactAttribute.Reason : null;
}
