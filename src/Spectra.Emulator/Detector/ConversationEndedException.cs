namespace Spectra.Emulator.Detector;

/// <summary>The host is gone, the line was closed or the detector ends: whatever was being said stops here.</summary>
internal sealed class ConversationEndedException() : Exception("The conversation with the host has ended.");
