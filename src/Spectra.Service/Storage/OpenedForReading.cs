using System.Data.Common;

namespace Spectra.Service.Storage;

/// <summary>A database opened at one moment.</summary>
/// <param name="Connection">The connection, which can only read.</param>
/// <param name="Transaction">The transaction that holds the moment.</param>
/// <param name="WasDisturbed">Whether what was read means nothing, because somebody wrote where nobody was expected to; null where the engine itself sees to that.</param>
internal sealed record OpenedForReading(DbConnection Connection, DbTransaction Transaction, Func<bool>? WasDisturbed = null) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Transaction.Dispose();
        Connection.Dispose();
    }
}
