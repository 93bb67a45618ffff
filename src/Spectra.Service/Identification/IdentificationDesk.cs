using System.Collections.Immutable;
using Spectra.Libraries;

namespace Spectra.Service.Identification;

/// <summary>What answers over the interface: as many spectra at once as there are processors, others wait their turn.</summary>
/// <param name="identifier">What answers; null where there is no library.</param>
/// <param name="libraries">The libraries it answers from.</param>
internal sealed class IdentificationDesk(Identifier? identifier, ImmutableArray<ReferenceLibrary> libraries) : IDisposable
{
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    /// <summary>The libraries it answers from.</summary>
    public ImmutableArray<ReferenceLibrary> Libraries => libraries;

    /// <summary>Runs work that asks the identifier, in turn.</summary>
    /// <param name="work">The work; it is given null where there is no library.</param>
    /// <param name="cancellation">Gives up the place.</param>
    public async Task<T> RunAsync<T>(Func<Identifier?, T> work, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => work(identifier), cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}
