namespace Spectra.Service.Accounts;

/// <summary>Checks the second component of a signature: the password again (21 CFR 11.200 (a)).</summary>
internal sealed class Signatures(PasswordDoor door, AccountRegister accounts, AccessLog log)
{
    /// <summary>Whether a person who is signed in may sign now. A wrong password counts as one at the door.</summary>
    public async Task<SignatureCheck> VerifyAsync(Person person, string password, AccessTrace? trace = null)
    {
        trace ??= new AccessTrace(null, "signature", null);
        if (person.TokenId is not null)
        {
            log.Append(AccessOutcome.Refused, trace, person, "token-signs");
            return new SignatureCheck(IsValid: false, "A token can't sign: sign in with your password.");
        }

        return await door.OpenAsync(await accounts.FindAsync(person.AccountId), password, trace) is null
            ? new SignatureCheck(IsValid: false, "The password is wrong, or the account is locked: nothing was signed.")
            : new SignatureCheck(IsValid: true, $"Signed by {person.DisplayName} with the password.");
    }
}
