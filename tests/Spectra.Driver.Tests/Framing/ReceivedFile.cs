using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

/// <summary>A file as a receiver handed it over.</summary>
internal sealed class ReceivedFile(FileOffer offer, long offset)
{
    private readonly List<byte> _content = [];

    public FileOffer Offer { get; } = offer;

    public long Offset { get; } = offset;

    /// <summary>Whether the receiver said that it is whole, with the right length.</summary>
    public bool IsWhole { get; private set; }

    public byte[] Content => [.. _content];

    public void Add(ReceiverStep.Content part)
    {
        Assert.False(IsWhole);
        Assert.Equal(Offset + _content.Count, part.Offset);
        Assert.False(part.Bytes.IsEmpty);
        _content.AddRange(part.Bytes.Span);
    }

    public void End(long length)
    {
        Assert.False(IsWhole);
        Assert.Equal(Offset + _content.Count, length);
        IsWhole = true;
    }
}
