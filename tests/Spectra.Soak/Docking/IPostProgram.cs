using System.Diagnostics;

namespace Spectra.Soak.Docking;

/// <summary>A program that docks a detector and keeps what it takes in a folder, and what is needed to hold it against the truth.</summary>
internal interface IPostProgram
{
    /// <summary>How it is started for one session.</summary>
    /// <param name="address">Where the detector is.</param>
    /// <param name="profileFile">Its profile.</param>
    /// <param name="folder">Where it keeps what it takes.</param>
    ProcessStartInfo Start(string address, string profileFile, string folder);

    /// <summary>The step that a line of its output says; null where it says none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isError">Whether it came on the standard error.</param>
    string? Step(string line, bool isError);

    /// <summary>What it has taken, each as often as it has; the hashes are those of the bytes that it kept.</summary>
    IReadOnlyList<HandedOver> HandedOver(string folder);

    /// <summary>What it says itself that is wrong with what it keeps; null where all is well.</summary>
    Task<string?> FaultAsync(string folder);
}
