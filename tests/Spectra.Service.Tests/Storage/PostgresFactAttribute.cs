namespace Spectra.Service.Tests.Storage;

/// <summary>A fact about PostgreSQL, in a run on either engine; skipped, and listed as such, where there is no server to start.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PrivatePostgres.Missing;

    /// <summary>Whether the test's folder says itself how its server is reached, which it can't in a run where the environment says so.</summary>
    public bool HasOwnSettings
    {
        get;
        set
        {
            field = value;
            Skip ??= value && TestEngine.IsPostgresql ? "The folder's own settings count for nothing in a run on PostgreSQL; it runs in the default one." : null;
        }
    }
}
