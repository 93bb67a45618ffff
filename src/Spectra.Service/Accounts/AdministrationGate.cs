namespace Spectra.Service.Accounts;

/// <summary>Lets one change of people through at a time, so that two administrators can't end each other at once.</summary>
internal sealed class AdministrationGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for its turn; disposing what is returned gives it to the next.</summary>
    public async Task<IDisposable> EnterAsync()
    {
        await _one.WaitAsync();
        return new Turn(_one);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
