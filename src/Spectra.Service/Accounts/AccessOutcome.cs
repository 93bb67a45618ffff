namespace Spectra.Service.Accounts;

/// <summary>What came of a request that is kept.</summary>
internal enum AccessOutcome
{
    /// <summary>It was not allowed.</summary>
    Refused,

    /// <summary>Somebody came in.</summary>
    SignedIn,

    /// <summary>Name or password were wrong.</summary>
    SignInFailed,

    /// <summary>Too many wrong passwords: the account waits.</summary>
    LockedOut,

    /// <summary>Somebody left.</summary>
    SignedOut,

    /// <summary>Nominal data was shown.</summary>
    NominalRead,

    /// <summary>Reviews and opinions of others were shown: an opinion given after that is not blind.</summary>
    ReviewsRead,

    /// <summary>Something was taken out.</summary>
    Exported,

    /// <summary>A token for a machine was issued.</summary>
    TokenIssued,

    /// <summary>A token was revoked.</summary>
    TokenRevoked,
}
