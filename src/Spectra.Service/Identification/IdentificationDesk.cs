using System.Collections.Immutable;
using Spectra.Libraries;

namespace Spectra.Service.Identification;

/// <summary>What answers: over the interface as many spectra at once as there are processors, others wait their turn. The libraries can be replaced while it answers; whoever has begun ends with those it began with.</summary>
internal sealed class IdentificationDesk : IDisposable
{
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);
    private readonly Lock _gate = new();
    private Answering _inForce;

    /// <summary>A desk that answers from libraries.</summary>
    /// <param name="identifier">What answers; null where there is no library.</param>
    /// <param name="libraries">The libraries it answers from; they are the caller's.</param>
    /// <param name="isFixed">Whether they were named on the command line, so that no activation replaces them.</param>
    public IdentificationDesk(Identifier? identifier, ImmutableArray<ReferenceLibrary> libraries, bool isFixed = false)
    {
        _inForce = new Answering(identifier, libraries, null);
        IsFixed = isFixed;
    }

    /// <summary>Whether no activation replaces the libraries.</summary>
    public bool IsFixed { get; }

    /// <summary>The libraries it answers from now: to be named, not to be read. Who reads them takes them by <see cref="Use"/>.</summary>
    public ImmutableArray<ReferenceLibrary> Libraries => Volatile.Read(ref _inForce).Libraries;

    /// <summary>Answers from other libraries from now on. Those before are closed when the last that uses them is done.</summary>
    /// <param name="identifier">What answers; null where there is no library.</param>
    /// <param name="libraries">The libraries it answers from.</param>
    /// <param name="owner">Closes the libraries.</param>
    public void Replace(Identifier? identifier, ImmutableArray<ReferenceLibrary> libraries, IDisposable owner)
    {
        Answering before;
        lock (_gate)
        {
            before = _inForce;
            _inForce = new Answering(identifier, libraries, owner);
        }

        before.Release();
    }

    /// <summary>Runs work at once with what answers now.</summary>
    /// <param name="work">The work; it is given the identifier, null where there is no library, and its libraries.</param>
    public T Use<T>(Func<Identifier?, ImmutableArray<ReferenceLibrary>, T> work)
    {
        Answering taken = Taken();
        try
        {
            return work(taken.Identifier, taken.Libraries);
        }
        finally
        {
            taken.Release();
        }
    }

    /// <summary>Runs work that takes its time with what answers now.</summary>
    /// <param name="work">The work; it is given the identifier, null where there is no library, and its libraries, which stay open until it is done.</param>
    public async Task<T> UseAsync<T>(Func<Identifier?, ImmutableArray<ReferenceLibrary>, Task<T>> work)
    {
        Answering taken = Taken();
        try
        {
            return await work(taken.Identifier, taken.Libraries);
        }
        finally
        {
            taken.Release();
        }
    }

    /// <summary>Whether somebody is being answered at this moment.</summary>
    public bool IsAsked => _places.CurrentCount < Environment.ProcessorCount;

    /// <summary>Runs work that asks the identifier, in turn.</summary>
    /// <param name="work">The work; it is given null where there is no library.</param>
    /// <param name="cancellation">Gives up the place.</param>
    public Task<T> RunAsync<T>(Func<Identifier?, T> work, CancellationToken cancellation) => RunAsync((identifier, _) => work(identifier), cancellation);

    /// <summary>Runs work that reads the libraries, in turn.</summary>
    /// <param name="work">The work; it is given the identifier, null where there is no library, and its libraries.</param>
    /// <param name="cancellation">Gives up the place.</param>
    public async Task<T> RunAsync<T>(Func<Identifier?, ImmutableArray<ReferenceLibrary>, T> work, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Use(work), cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inForce.Release();
        _places.Dispose();
    }

    private Answering Taken()
    {
        lock (_gate)
        {
            _inForce.Take();
            return _inForce;
        }
    }

    /// <summary>Libraries that answer, with how many use them; the desk is one of those while they are in force.</summary>
    private sealed class Answering(Identifier? identifier, ImmutableArray<ReferenceLibrary> libraries, IDisposable? owner)
    {
        private int _users = 1;

        public Identifier? Identifier => identifier;

        public ImmutableArray<ReferenceLibrary> Libraries => libraries;

        public void Take() => Interlocked.Increment(ref _users);

        public void Release()
        {
            if (Interlocked.Decrement(ref _users) == 0)
            {
                owner?.Dispose();
            }
        }
    }
}
