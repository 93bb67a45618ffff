namespace Spectra.Emulator;

/// <summary>A command of the simulated detector.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">One line for the list of commands.</param>
/// <param name="Usage">The whole help of the command.</param>
/// <param name="Run">Does it; throws <see cref="WrongUsageException"/> for arguments it can't take.</param>
internal sealed record Command(string Name, string Summary, string Usage, Action<string[], TextWriter> Run);
