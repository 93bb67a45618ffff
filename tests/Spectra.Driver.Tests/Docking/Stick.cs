using Spectra.Driver.Docking;

namespace Spectra.Driver.Tests.Docking;

/// <summary>A folder that stands for a stick, with files of a given age.</summary>
internal sealed class Stick : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("spectra-stick-").FullName;

    public string Write(string name, string content, double hoursOld = 5)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, InstantClock.Now.UtcDateTime.AddHours(-hoursOld));
        return path;
    }

    public async Task<List<DockEvent>> DockAsync(Ledger? ledger = null, TimeProvider? clock = null, DockSettings? settings = null, Action<DockEvent>? meanwhile = null, CancellationToken cancellationToken = default)
    {
        List<DockEvent> events = [];
        DockSession session = new(new DeviceAddress.Folder(Path), ledger ?? new Ledger(), clock ?? new InstantClock(), settings ?? Ledger.Settings);
        await foreach (DockEvent happened in session.RunAsync(cancellationToken))
        {
            events.Add(happened);
            meanwhile?.Invoke(happened);
        }

        return events;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}

/// <summary>Reads what a session came to from its events.</summary>
internal static class DockEvents
{
    public static DockOutcome Outcome(this List<DockEvent> events) => Assert.IsType<DockEvent.Ended>(events[^1]).Outcome;
}
