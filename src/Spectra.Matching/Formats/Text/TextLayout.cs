namespace Spectra.Formats.Text;

/// <summary>How the numbers of a table are written: what separates the columns and what marks the decimals.</summary>
/// <param name="Delimiter">Tab, semicolon, comma, or a blank for any run of blanks and tabs.</param>
/// <param name="Decimal">Point or comma.</param>
/// <param name="Paired">Comma for both, so that two comma-separated parts make one number: <c>4000,5,0,12</c>.</param>
internal readonly record struct TextLayout(byte Delimiter, byte Decimal, bool Paired = false)
{
    /// <summary>Every layout that is tried, the likelier of two equally fitting ones first.</summary>
    public static ReadOnlySpan<TextLayout> Candidates => Tried;

    private static readonly TextLayout[] Tried =
    [
        new((byte)'\t', (byte)'.'),
        new((byte)';', (byte)'.'),
        new((byte)',', (byte)'.'),
        new((byte)' ', (byte)'.'),
        new((byte)'\t', (byte)','),
        new((byte)';', (byte)','),
        new((byte)' ', (byte)','),
        new((byte)',', (byte)','),
        new((byte)',', (byte)',', Paired: true),
    ];

    /// <summary>Whether the text has the characters without which this layout can't be its own, or is no other than a likelier one.</summary>
    public bool IsPossibleIn(ReadOnlySpan<byte> text) =>
        (Delimiter == (byte)' ' || text.Contains(Delimiter)) && (Decimal == (byte)'.' || text.Contains((byte)','));
}
