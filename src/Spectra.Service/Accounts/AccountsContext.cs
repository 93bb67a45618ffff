using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>The accounts' tables as the scripts in <c>Migrations/</c> make them; nothing here ever changes a table.</summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Account>(options)
{
    /// <summary>Tokens of machines.</summary>
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    /// <summary>Answers that are kept for a day.</summary>
    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("account");
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_secret");
        builder.Entity<ApiToken>().ToTable("api_token").HasKey(static token => token.Id);
        builder.Entity<ApiToken>().Property(static token => token.Scopes).HasConversion(new ValueConverter<ImmutableArray<Permission>, string>(
            static scopes => string.Join(' ', scopes.Select(Word)),
            static text => Scopes(text)));
        builder.Entity<KeptAnswer>().ToTable("kept_answer").HasKey(static answer => new { answer.AccountId, answer.RequestKey });
        foreach (IMutableProperty property in builder.Model.GetEntityTypes().SelectMany(static type => type.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // The types of the record: BIGINT and TEXT, the same in both engines.
        configurationBuilder.Properties<bool>().HaveConversion<BoolToZeroOneConverter<long>>();
        configurationBuilder.Properties<int>().HaveConversion<long>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
    }

    private static string Word(Permission permission) => JsonNamingPolicy.KebabCaseLower.ConvertName(permission.ToString());

    private static ImmutableArray<Permission> Scopes(string text) =>
        [.. Enum.GetValues<Permission>().Where(permission => text.Split(' ').Contains(Word(permission), StringComparer.Ordinal))];

    private sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(static time => UtcText.Of(time), static text => UtcText.Parse(text));
}
