namespace Spectra.Service.Commands;

/// <summary>Reports at once and on the same thread, unlike the framework's own.</summary>
/// <param name="report">Told each value.</param>
internal sealed class Told<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
