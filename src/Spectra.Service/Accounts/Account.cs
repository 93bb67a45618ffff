using Microsoft.AspNetCore.Identity;

namespace Spectra.Service.Accounts;

/// <summary>Somebody who may sign in. What they may do once they are in is not here: that is in the evidence, as authorisations.</summary>
internal sealed class Account : IdentityUser
{
    /// <summary>The person's name; it goes into signatures.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Whether it may not sign in any more.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether the password was given by somebody else, and must be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Until when a password given by somebody else opens the door; null for one's own.</summary>
    public DateTimeOffset? OneTimeUntil { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
