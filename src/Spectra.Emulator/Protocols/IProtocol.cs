namespace Spectra.Emulator.Protocols;

/// <summary>What the detector says over the line. It keeps what a power loss forgets.</summary>
internal interface IProtocol
{
    /// <summary>Speaks with a host that has opened the line, until it is gone.</summary>
    /// <exception cref="Detector.ConversationEndedException">It is gone; this is the only way out.</exception>
    void Converse();
}
