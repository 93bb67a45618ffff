namespace Spectra.Service.Commands;

/// <summary>What the process returns; part of the command-line contract.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Some inputs failed, each named; the rest was done.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>Refused by permission, signature or policy.</summary>
    public const int Refused = 3;
}
