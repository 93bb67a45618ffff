using Microsoft.EntityFrameworkCore;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>The accounts of which <see cref="FilledTables"/> records the changes.</summary>
internal static class FilledAccounts
{
    /// <summary>One of the two.</summary>
    public static Account Account(int i) => new()
    {
        Id = $"AccountId {i}",
        UserName = $"UserName {i}",
        NormalizedUserName = $"USERNAME {i}",
        DisplayName = $"DisplayName {i}",
        PasswordHash = $"hash {i}",
        SecurityStamp = $"stamp {i}",
        CreatedAt = SteppingClock.Start,
    };

    /// <summary>Makes them.</summary>
    public static void Write(string folder)
    {
        AccountStorage storage = AccountStorage.Of(folder, new SealFile(folder).Read()!.Site);
        storage.BringUpToDate();
        DbContextOptionsBuilder<AccountsContext> options = new();
        storage.Configure(options);
        using AccountsContext context = new(options.Options);
        context.Users.AddRange(Account(0), Account(1));
        context.SaveChanges();
    }
}
