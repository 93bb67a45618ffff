using System.Collections.Immutable;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Protocols;

/// <summary>The language of a device that keeps records: what it is asked, and how its answers are read. Every question is idempotent and asked again when its answer was lost or damaged.</summary>
internal interface ICatalogueProtocol : IAsyncDisposable
{
    /// <summary>Whether the frames carry a check sum that random damage does not pass.</summary>
    bool IsGuarded { get; }

    /// <summary>How many bytes of a record are asked for at a time.</summary>
    int ChunkBytes { get; }

    /// <summary>What the fields of a catalogue line state.</summary>
    ImmutableArray<CatalogueField> Fields { get; }

    /// <summary>The figures of health that the device can be asked for.</summary>
    IEnumerable<HealthFigure> Figures { get; }

    /// <summary>Whether the device has a clock to ask for.</summary>
    bool HasClock { get; }

    /// <summary>What the device says it is.</summary>
    ValueTask<Answer<DeviceIdentity>> IdentifyAsync(CancellationToken cancellationToken);

    /// <summary>A figure of health in the device's words.</summary>
    ValueTask<Answer<string>> ReadHealthAsync(HealthFigure figure, CancellationToken cancellationToken);

    /// <summary>The device's clock in its own words, by one question that is not repeated: a repetition would spoil the round trip.</summary>
    ValueTask<Answer<string>> ReadClockAsync(CancellationToken cancellationToken);

    /// <summary>The lines of the catalogue, oldest first, by one reading.</summary>
    ValueTask<Answer<ImmutableArray<string>>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One line of the catalogue as it is now, by one reading; null where there is none any more.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Answer<string?>> ReadLineAsync(int number, CancellationToken cancellationToken);

    /// <summary>A range of a record, by one reading.</summary>
    /// <param name="number">The record's line in the catalogue, from 0.</param>
    /// <param name="id">Its id.</param>
    /// <param name="offset">From where on.</param>
    /// <param name="length">How many bytes at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Answer<ReadOnlyMemory<byte>>> ReadRangeAsync(int number, string id, long offset, int length, CancellationToken cancellationToken);

    /// <summary>Tells the device that a record was taken.</summary>
    ValueTask<Answer<bool>> AcknowledgeAsync(int number, string id, CancellationToken cancellationToken);
}
