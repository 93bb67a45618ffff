namespace Spectra.Service.Accounts;

/// <summary>How far a permission goes.</summary>
internal enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>What belongs to the person: cases they opened or were added to, measurements they made, their own account.</summary>
    Own,

    /// <summary>Everything of the site.</summary>
    Any,
}
