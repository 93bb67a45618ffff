namespace Spectra.Driver.Tests.Framing;

/// <summary>Bytes as they arrive, in parts.</summary>
public sealed class Chunks
{
    private readonly string _name;

    private Chunks(string name, params byte[][] parts)
    {
        _name = name;
        Parts = parts;
    }

    public IReadOnlyList<byte[]> Parts { get; }

    /// <summary>The bytes whole, split in two at every place, and one at a time.</summary>
    public static IEnumerable<Chunks> Of(byte[] bytes)
    {
        yield return new Chunks("whole", bytes);
        for (int split = 1; split < bytes.Length; split++)
        {
            yield return new Chunks($"split at {split}", bytes[..split], bytes[split..]);
        }

        yield return new Chunks("byte by byte", [.. bytes.Select(static next => new[] { next })]);
    }

    public static Chunks Whole(byte[] bytes) => new("whole", bytes);

    public override string ToString() => _name;
}
