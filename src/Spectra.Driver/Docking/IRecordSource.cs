using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>A docked device as the session sees it: it says what it is, states its records newest first, and gives their content from any offset it can.</summary>
/// <remarks>Called in this order: greet, list, then next, and for each record read from an offset until its last piece, or pass over; acknowledge once its content is safe.</remarks>
internal interface IRecordSource : IAsyncDisposable
{
    /// <summary>Whether a record can be read from where an earlier session left off.</summary>
    bool CanResume { get; }

    /// <summary>What the device says of itself.</summary>
    ValueTask<Answer<Greeting>> GreetAsync(CancellationToken cancellationToken);

    /// <summary>What there is on it.</summary>
    ValueTask<Answer<Listing>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The next record; null after the last.</summary>
    ValueTask<Answer<StoredRecord?>> NextAsync(CancellationToken cancellationToken);

    /// <summary>Does without the content of the current record.</summary>
    ValueTask<Answer<bool>> PassOverAsync(StoredRecord record, CancellationToken cancellationToken);

    /// <summary>Reads on in the current record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="offset">How much of it is there: what came before, or at first what an earlier session left.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Answer<Piece>> ReadAsync(StoredRecord record, long offset, CancellationToken cancellationToken);

    /// <summary>What was read did not match what the device states of it: reads with more care from here on.</summary>
    /// <returns>Whether the current record can be read again.</returns>
    bool Distrust();

    /// <summary>Tells the device that the record is safe.</summary>
    ValueTask<Answer<bool>> AcknowledgeAsync(StoredRecord record, CancellationToken cancellationToken);
}
