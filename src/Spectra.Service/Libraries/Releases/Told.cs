namespace Spectra.Service.Libraries.Releases;

/// <summary>Reports at once and on the same thread, unlike the framework's own.</summary>
/// <typeparam name="T">What is reported.</typeparam>
internal sealed class Told<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
