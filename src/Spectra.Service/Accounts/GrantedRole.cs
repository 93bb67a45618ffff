namespace Spectra.Service.Accounts;

/// <summary>An authorisation with its end, where it was ended.</summary>
/// <param name="Authorisation">What was granted.</param>
/// <param name="End">How it was ended before its time; null where it was not.</param>
/// <param name="IsIntact">Whether its row is as it was recorded.</param>
internal sealed record GrantedRole(Authorisation Authorisation, AuthorisationEnd? End, bool IsIntact)
{
    /// <summary>Whether it counts at a moment.</summary>
    public bool IsValidAt(DateTimeOffset at) => IsIntact && End is null && Authorisation.ValidFrom <= at && at < Authorisation.ValidUntil;
}
