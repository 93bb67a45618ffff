using System.Collections.Immutable;
using Spectra.Driver.Profiles;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Tests.Docking;

/// <summary>A device with a catalogue and one content, whose temperature never reads the same twice.</summary>
internal sealed class HeldCatalogue(string line, byte[] content) : ICatalogueProtocol
{
    private int _reading;

    public double Drift { get; init; }

    public bool IsCutAtAcknowledgement { get; init; }

    public List<string> Acknowledged { get; } = [];

    public bool IsGuarded => false;

    public int ChunkBytes => 16;

    public ImmutableArray<CatalogueField> Fields => [CatalogueField.Id, CatalogueField.Bytes, CatalogueField.Time, CatalogueField.Sha256];

    public IEnumerable<HealthFigure> Figures => [HealthFigure.TemperatureCelsius];

    public bool HasClock => false;

    public ValueTask<Answer<DeviceIdentity>> IdentifyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given(new DeviceIdentity("M", "SN 7", "1")));

    public ValueTask<Answer<string>> ReadHealthAsync(HealthFigure figure, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer.Given((20 + (_reading++ * Drift)).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public ValueTask<Answer<string>> ReadClockAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<Answer<ImmutableArray<string>>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given<ImmutableArray<string>>([line]));

    public ValueTask<Answer<string?>> ReadLineAsync(int number, CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given(number == 0 ? line : null));

    public ValueTask<Answer<ReadOnlyMemory<byte>>> ReadRangeAsync(int number, string id, long offset, int length, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer.Given<ReadOnlyMemory<byte>>(content.AsMemory((int)Math.Min(offset, content.Length)..(int)Math.Min(offset + length, content.Length))));

    public ValueTask<Answer<bool>> AcknowledgeAsync(int number, string id, CancellationToken cancellationToken)
    {
        if (IsCutAtAcknowledgement)
        {
            return ValueTask.FromResult(Answer.Lost<bool>("The line went away."));
        }

        Acknowledged.Add(id);
        return ValueTask.FromResult(Answer.Given(true));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
