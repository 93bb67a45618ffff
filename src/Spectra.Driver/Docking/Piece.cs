namespace Spectra.Driver.Docking;

/// <summary>What came of reading on in a record.</summary>
internal abstract record Piece
{
    private Piece()
    {
    }

    /// <summary>Its next bytes, checked as well as the protocol can.</summary>
    /// <param name="Bytes">The bytes; may be none where the record ends.</param>
    /// <param name="IsLast">Whether the record ends with them.</param>
    public sealed record Content(ReadOnlyMemory<byte> Bytes, bool IsLast) : Piece;

    /// <summary>The record is too large to be held and was only hashed.</summary>
    public sealed record HashOnly(string Sha256) : Piece;

    /// <summary>It is left where it is.</summary>
    public sealed record Left(NotTakenReason Reason, string Sentence) : Piece;
}
