using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Service.Api;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary>What a service does beside answering.</summary>
internal static class BackgroundWork
{
    private const double UsualShare = 0.25;

    /// <summary>Adds it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="desk">Where people ask: background work asks there too, and rests while they do.</param>
    /// <exception cref="EvidenceException">The settings can't be understood.</exception>
    public static void Add(IServiceCollection services, string folder, IdentificationDesk desk)
    {
        if (Share(folder) is not (> 0 and var share))
        {
            return;
        }

        services.AddSingleton(_ => new LibraryShelf(DataFolder.LibrariesFolder(folder)));
        services.AddSingleton<Func<Identifier, ImmutableArray<ReferenceLibrary>, RetroSearch>>(provider => (identifier, libraries) => new RetroSearch(
            provider.GetRequiredService<MeasurementStore>(),
            new RetroStore(provider.GetRequiredService<Database>(), TimeProvider.System),
            identifier,
            libraries,
            provider.GetRequiredService<LibraryShelf>(),
            new RetroPace(share, () => desk.IsAsked, TimeProvider.System),
            alert => provider.GetRequiredService<LiveProgress>().Tell(new ProgressEvent(alert.RaisedAt, "alert", alert.Sentence, null, alert.MeasurementId, null, null))));
        RetroJob.Schedule(services);
    }

    /// <summary>The share of the time that looking again may take.</summary>
    private static double Share(string folder) => SiteSettings.Of(folder).Find("SPECTRA_RETRO_SHARE", "retro", "share") is not { } set
        ? UsualShare
        : double.TryParse(set.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1
            ? share
            : throw new EvidenceException($"The share of the time for looking again in {set.Source} is no number from 0 to 1, for example 0.25; 0 means never.", null, Obstacle.Unavailable);
}
