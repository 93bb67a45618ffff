namespace Spectra.Service.Tests.Storage;

/// <summary>The PostgreSQL that all tests of this process share; nothing of it needs to outlive them.</summary>
internal static class PrivatePostgres
{
    private static readonly Lazy<PostgresServer> Started = new(static () => PostgresServer.Start(isDurable: false));

    /// <summary>Why there is none to be had here; null where there is.</summary>
    public static string? Missing => PostgresServer.Missing;

    /// <summary>How it is reached; it is started where it was not yet.</summary>
    public static string ConnectionString => Started.Value.ConnectionString;
}
