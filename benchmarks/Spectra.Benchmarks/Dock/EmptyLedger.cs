using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Benchmarks.Dock;

/// <summary>A post that has taken nothing yet.</summary>
internal sealed class EmptyLedger : ILedger
{
    public bool Knows(string sha256) => false;

    public string? FindContent(RecordKey key) => null;

    public bool HasOther(RecordKey key) => false;
}
