namespace Spectra.Formats.Jcamp;

/// <summary>Which exponents belong to a number: in a squeezed table a bare <c>E</c> is the digit 5 of the next ordinate.</summary>
internal enum ExponentForm
{
    /// <summary>None: the number is made of digits only.</summary>
    None,

    /// <summary><c>E</c> with a sign, as ASCII free format requires.</summary>
    Signed,

    /// <summary><c>E</c> with or without a sign, where no pseudo-digit can follow.</summary>
    Any,
}
