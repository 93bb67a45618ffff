using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Libraries.Validation;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>What the endpoints of the record need.</summary>
internal static class RecordServices
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The host's services; the database, the clock and the accounts are among them.</param>
    /// <param name="desk">What answers.</param>
    public static IServiceCollection AddRecord(this IServiceCollection services, IdentificationDesk desk) => services
        .AddSingleton(static provider => new MeasurementStore(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>(), Engine.Version))
        .AddSingleton(static provider => provider.GetRequiredService<MeasurementStore>().Reader)
        .AddSingleton(desk)
        .AddSingleton(static provider => provider.GetRequiredService<Database>().Reader)
        .AddSingleton<CaseStore>()
        .AddSingleton<PartyStore>()
        .AddSingleton<Retention>()
        .AddSingleton<Corrections>()
        .AddSingleton<ExhibitStore>()
        .AddSingleton<ReviewStore>()
        .AddSingleton<ReviewQueue>()
        .AddSingleton<IdentificationStore>()
        .AddSingleton<LiveProgress>()
        .AddSingleton<ReleaseStore>()
        .AddSingleton<ReleaseDrafting>()
        .AddSingleton<ReleaseActivations>()
        .AddSingleton<ReleaseReception>()
        .AddSingleton<TrustedKeys>()
        .AddSingleton<LibraryFollower>()
        .AddHostedService(static provider => provider.GetRequiredService<LibraryFollower>())
        .AddSingleton<AlertStore>()
        .AddSingleton<ValidationStore>()
        .AddSingleton<IOwnership, CaseOwnership>()
        .AddSingleton<IOwnership, ExhibitOwnership>()
        .AddSingleton<IOwnership, MeasurementOwnership>();
}
