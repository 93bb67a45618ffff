using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>The hash over what decides who gets in, in the record's own encoding of rows.</summary>
internal static class AccountDigest
{
    /// <summary>SHA-256 over id, user name, display name, password hash, security stamp and whether it is disabled, as of a row <c>account</c> of the record's encoding.</summary>
    public static string Of(Account account) => new EvidenceRow("account")
        .With("id", account.Id)
        .With("user_name", account.UserName)
        .With("display_name", account.DisplayName)
        .With("password_hash", account.PasswordHash)
        .With("security_stamp", account.SecurityStamp)
        .With("is_disabled", account.IsDisabled ? 1L : 0L)
        .Hash();
}
