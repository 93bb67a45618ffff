using System.Collections.Immutable;

namespace Spectra.Formats;

/// <summary>One file format: pure functions of the bytes.</summary>
internal interface ISpectrumFormat
{
    /// <summary>The name reported by <c>inspect</c>.</summary>
    string Name { get; }

    /// <summary>Whether the content (or, where the content has no signature, the file name) is of this format. Never throws.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="fileName">The name without its folder.</param>
    bool Recognises(ReadOnlySpan<byte> content, string fileName);

    /// <summary>Decodes every spectrum of the file, at least one.</summary>
    /// <exception cref="FileRefusedException">The file can't be read; the message says what was expected where.</exception>
    ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content);
}
