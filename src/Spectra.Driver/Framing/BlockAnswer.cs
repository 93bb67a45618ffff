namespace Spectra.Driver.Framing;

/// <summary>An IEEE 488.2 definite-length block and what followed it up to the end of the line.</summary>
/// <param name="Content">The bytes of the block.</param>
/// <param name="Trailer">What stood between the block and the end of the line, for example <c>;0</c>; empty where nothing did.</param>
internal sealed record BlockAnswer(ReadOnlyMemory<byte> Content, string Trailer);
