using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Accounts;

/// <summary>The accounts' tables, and the rules of passwords.</summary>
public sealed class AccountStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SqliteFact]
    public async Task TheModelIsWhatTheScriptsMake()
    {
        AccountStorage storage = AccountStorage.Of(_folder.Path, Guid.Empty.ToString());
        storage.BringUpToDate();
        DbContextOptionsBuilder<AccountsContext> options = new();
        storage.Configure(options);
        await using AccountsContext context = new(options.Options);
        await using SqliteConnection connection = new(storage.ConnectionString);
        foreach (IEntityType type in context.Model.GetEntityTypes())
        {
            var columns = (await connection.QueryAsync<(string Name, string Type, long NotNull)>("SELECT name, type, \"notnull\" FROM pragma_table_info(@table)", new { table = type.GetTableName() })).ToDictionary(static column => column.Name);
            Assert.Equal(type.GetProperties().Select(static property => property.GetColumnName()).Order(), columns.Keys.Order());
            Assert.All(type.GetProperties(), property =>
            {
                bool isNumber = (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(long);
                Assert.Equal(isNumber ? "BIGINT" : "TEXT", columns[property.GetColumnName()].Type);
                Assert.True(property.IsNullable || columns[property.GetColumnName()].NotNull == 1, $"{type.GetTableName()}.{property.GetColumnName()}");
            });
        }

        Assert.Equal(6, context.Model.GetEntityTypes().Count());
    }

    [Fact]
    public void TheServiceHashesAsLongAsIsAdvised()
    {
        using Database database = Database.Open(_folder.File("data"), TimeProvider.System);
        using ServiceProvider services = new ServiceCollection().AddLogging().AddAccounts(database, TimeProvider.System, AccountServices.HashIterations).BuildServiceProvider();
        string hash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, "a tall grey heron");

        // Version 3 of the framework's form: 1, then the function (2: HMAC-SHA512) and the rounds, 32 bits each, big-endian.
        byte[] bytes = Convert.FromBase64String(hash);
        Assert.Equal(1, bytes[0]);
        Assert.Equal(2, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)) >= 210_000);
        Assert.Equal(AccountServices.HashIterations, services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("elevenchars", false)]
    [InlineData("password1234", false)]
    [InlineData("PassWord1234", false)]
    [InlineData("aaaaaaaaaaaaaaa", false)]
    [InlineData("ada.lovelace1", false)]
    [InlineData("a tall grey heron", true)]
    [InlineData("кирпичный завод", true)]
    public void APasswordIsLongAndNotAmongTheFirstGuessed(string password, bool isTaken) => Assert.Equal(isTaken, PasswordRule.Fault(password, "ada.lovelace") is null);

    [Fact]
    public void OneTimePasswordsDifferAndAreTaken()
    {
        string[] passwords = [.. Enumerable.Range(0, 200).Select(static _ => PasswordRule.OneTime())];
        Assert.Equal(200, passwords.Distinct().Count());
        Assert.All(passwords, static password => Assert.Null(PasswordRule.Fault(password, "admin")));
    }
}
