using System.Collections.Immutable;
using System.Globalization;
using Spectra.Service.Commands;
using Spectra.Service.Identification;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Lets the desk answer from what is active: at once after an activation here, within seconds after one by another process.</summary>
internal sealed class LibraryFollower(IdentificationDesk desk, Database database, TimeProvider time, ILogger<LibraryFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private string? _seen;

    /// <summary>Looks at the folder's library files, and opens them anew where they are others than those that answer.</summary>
    public void Look()
    {
        lock (_gate)
        {
            string[] paths = DataFolder.Libraries(database.Folder);
            string seen = string.Join('\n', paths.Select(static path => string.Create(CultureInfo.InvariantCulture, $"{path} {new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path).Ticks}")));
            if (desk.IsFixed || seen == _seen)
            {
                return;
            }

            if (OpenLibraries.Open(paths, out _, forEvidence: true) is not { } opened)
            {
                logger.LogError("The libraries in {Folder} can't be opened: those before go on answering", database.Folder);
                return;
            }

            _seen = seen;
            if (Identities(opened) is var identities && identities.SequenceEqual(desk.Libraries.Select(static library => library.Sha256)))
            {
                opened.Dispose();
                return;
            }

            desk.Replace(opened.Identifier(), opened.Libraries, opened);
            if (logger.IsEnabled(LogLevel.Information))
            {
                logger.LogInformation("Answering from the libraries {Libraries} from now on", string.Join(", ", opened.Libraries.Select(static library => $"{library.Name} {library.Release}")));
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, time);
        while (!desk.IsFixed && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The next look tries again; what answers goes on.
                logger.LogError("The libraries in {Folder} can't be looked at: {Sentence}", database.Folder, failure.Message);
            }
        }
    }

    private static ImmutableArray<string> Identities(OpenLibraries opened) => [.. opened.Libraries.Select(static library => library.Sha256)];
}
