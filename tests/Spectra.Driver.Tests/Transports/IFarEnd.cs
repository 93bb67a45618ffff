namespace Spectra.Driver.Tests.Transports;

/// <summary>The device's end of a line under test.</summary>
internal interface IFarEnd : IDisposable
{
    void Write(ReadOnlySpan<byte> bytes);

    byte[] Read(int count, TimeSpan timeout);

    void HangUp();
}
