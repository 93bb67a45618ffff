using Microsoft.AspNetCore.Identity;

namespace Spectra.Service.Accounts;

/// <summary>The hash of a password nobody knows: comparing with it takes as long as comparing with a real one.</summary>
internal sealed class DecoyHash(IPasswordHasher<Account> hasher)
{
    private readonly Account _nobody = new() { DisplayName = "", CreatedAt = default };
    private readonly string _hash = hasher.HashPassword(null!, PasswordRule.OneTime());

    /// <summary>Compares, for the time it takes.</summary>
    public void Compare(string password) => _ = hasher.VerifyHashedPassword(_nobody, _hash, password.Length <= PasswordRule.Longest ? password : "");
}
