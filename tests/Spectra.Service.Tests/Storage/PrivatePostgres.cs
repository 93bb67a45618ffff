namespace Spectra.Service.Tests.Storage;

/// <summary>The PostgreSQL that all tests of this process share; nothing of it needs to outlive them.</summary>
internal static class PrivatePostgres
{
    private static readonly Lazy<PostgresServer> Started = new(static () => PostgresServer.Start(isDurable: false));

    /// <summary>Why there is none to be had here; null where there is.</summary>
    public static string? Missing => PostgresServer.Missing;

    /// <summary>How it is reached; it is started where it was not yet.</summary>
    /// <remarks>Every site has a pool of connections for its accounts. Thousands of sites are opened here, one after another: what one leaves idle is to be closed before others need it.</remarks>
    public static string ConnectionString => $"{Started.Value.ConnectionString};Connection Idle Lifetime=2;Connection Pruning Interval=1";
}
