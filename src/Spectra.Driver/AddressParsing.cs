namespace Spectra.Driver;

/// <summary>What came of reading a device address.</summary>
public abstract record AddressParsing
{
    private AddressParsing()
    {
    }

    /// <summary>The text is an address.</summary>
    /// <param name="Address">The address.</param>
    public sealed record Accepted(DeviceAddress Address) : AddressParsing;

    /// <summary>The text is no address.</summary>
    /// <param name="Sentence">What is wrong and what was expected.</param>
    public sealed record Refused(string Sentence) : AddressParsing;
}
