namespace Spectra.Emulator;

/// <summary>The arguments of a command can't be taken; the message says which and what was expected.</summary>
internal sealed class WrongUsageException(string message) : Exception(message);
