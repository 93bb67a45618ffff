using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>What the service and the command line both need to know who is who.</summary>
internal static class AccountServices
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512 (OWASP Password Storage Cheat Sheet: 210 000).</summary>
    public const int HashIterations = 210_000;

    /// <summary>Adds the accounts of a data folder; their tables are brought up to date.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="database">The record.</param>
    /// <param name="time">The clock.</param>
    /// <param name="hashIterations">Rounds of the password hash; fewer than <see cref="HashIterations"/> only in tests.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, Database database, TimeProvider time, int hashIterations)
    {
        string site = database.Read(static snapshot => snapshot.Seal?.Site ?? throw new EvidenceException(snapshot.SealFault ?? "The record has no seal."));
        AccountStorage storage = AccountStorage.Of(database.Folder, site);
        storage.BringUpToDate();
        services.AddSingleton(database).AddSingleton(time).AddSingleton(storage);
        services.AddDbContextFactory<AccountsContext>((_, options) => storage.Configure(options));
        services.AddIdentityCore<Account>(static options =>
        {
            options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_@";
            options.Lockout.AllowedForNewUsers = true;
        }).AddEntityFrameworkStores<AccountsContext>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = hashIterations);
        return services
            .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>()
            .AddSingleton<DecoyHash>()
            .AddSingleton<Authorisations>()
            .AddSingleton<People>()
            .AddSingleton<AccessLog>()
            .AddScoped<AccountRegister>()
            .AddScoped<PasswordDoor>()
            .AddScoped<Signatures>()
            .AddSingleton<AdministrationGate>()
            .AddScoped<Administration>()
            .AddScoped<FirstAccount>()
            .AddSingleton<ApiTokens>()
            .AddSingleton<KeptAnswers>();
    }
}
