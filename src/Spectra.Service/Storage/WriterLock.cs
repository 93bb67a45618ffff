using System.Diagnostics;

namespace Spectra.Service.Storage;

/// <summary>Lets one writer at a time into a data folder, across processes; the operating system releases it when a process dies.</summary>
internal static class WriterLock
{
    /// <summary>The file's name in the data folder; it stays there, empty.</summary>
    public const string FileName = "spectra.lock";

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="EvidenceException">Another writer held it all the while, or the folder can't be written.</exception>
    public static FileStream Take(string folder, TimeSpan patience)
    {
        string path = Path.Combine(folder, FileName);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(path) && Stopwatch.GetElapsedTime(start) < patience)
            {
                Thread.Sleep(5);
            }
            catch (IOException failure) when (File.Exists(path))
            {
                throw new EvidenceException($"Another program has been writing to the data folder '{folder}' for {patience.TotalSeconds:0.#} s; nothing was recorded. Try again when it is done.", failure, Obstacle.Unavailable);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new EvidenceException($"The data folder '{folder}' can't be written: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
            }
        }
    }
}
