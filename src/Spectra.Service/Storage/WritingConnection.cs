using System.Data.Common;

namespace Spectra.Service.Storage;

/// <summary>The connection that a writer keeps, made again where it was lost. Not thread-safe.</summary>
/// <param name="engine">The engine.</param>
/// <param name="patience">How long the connection waits for another writer.</param>
internal sealed class WritingConnection(StorageEngine engine, TimeSpan patience) : IDisposable
{
    /// <summary>The connection as it is now.</summary>
    public DbConnection Current { get; private set; } = engine.OpenForWriting(patience);

    /// <summary>Keeps out writers on other machines, over a connection that is known to be alive: the server may have been restarted since the last append.</summary>
    /// <exception cref="DbException">Another held the lock all the while, or there is no connection to be had.</exception>
    public IDisposable? KeepReplicasOut()
    {
        if (StorageEngine.IsAlive(Current))
        {
            try
            {
                return engine.KeepReplicasOut(Current);
            }
            catch (DbException) when (!StorageEngine.IsAlive(Current))
            {
                // Nothing was asked of it yet, so asking again over a new connection doubles nothing.
            }
        }

        return KeepReplicasOutAnew();
    }

    /// <summary>Makes the connection again, and keeps out writers on other machines over it.</summary>
    /// <inheritdoc cref="KeepReplicasOut"/>
    public IDisposable? KeepReplicasOutAnew()
    {
        DbConnection lost = Current;
        Current = engine.OpenForWriting(patience);
        lost.Dispose();
        return engine.KeepReplicasOut(Current);
    }

    /// <inheritdoc/>
    public void Dispose() => Current.Dispose();
}
