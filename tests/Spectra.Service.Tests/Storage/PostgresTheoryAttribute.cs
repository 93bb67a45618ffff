namespace Spectra.Service.Tests.Storage;

/// <summary>A theory about PostgreSQL, in a run on either engine; skipped, and listed as such, where there is no server to start.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PrivatePostgres.Missing;
}
