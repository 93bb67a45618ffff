using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Soak.Docking;

/// <summary>What one post remembers of what it took, in memory.</summary>
internal sealed class PostLedger : ILedger
{
    private readonly HashSet<string> _hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<RecordKey, string> _contents = [];

    /// <inheritdoc/>
    public bool Knows(string sha256) => _hashes.Contains(sha256);

    /// <inheritdoc/>
    public string? FindContent(RecordKey key) => _contents.GetValueOrDefault(key);

    /// <inheritdoc/>
    public bool HasOther(RecordKey key) => _contents.Keys.Any(other => other != key && (other.Serial, other.RecordId) == (key.Serial, key.RecordId));

    /// <summary>Remembers content, and the key that it came under.</summary>
    public void Remember(string sha256, RecordKey? key)
    {
        _hashes.Add(sha256);
        if (key is not null)
        {
            _contents[key] = sha256;
        }
    }
}
