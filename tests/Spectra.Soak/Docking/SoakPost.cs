using System.Diagnostics;

namespace Spectra.Soak.Docking;

/// <summary>The soak's own program with a ledger in two kinds of files.</summary>
internal sealed class SoakPost : IPostProgram
{
    /// <inheritdoc/>
    public ProcessStartInfo Start(string address, string profileFile, string folder) => new(Environment.ProcessPath!, [ChildCommand.Name, address, profileFile, folder]);

    /// <inheritdoc/>
    public string? Step(string line, bool isError) => isError ? null : line;

    /// <inheritdoc/>
    public IReadOnlyList<HandedOver> HandedOver(string folder) => DurableLedger.HandedOver(folder);

    /// <inheritdoc/>
    public Task<string?> FaultAsync(string folder) => Task.FromResult<string?>(null);
}
