namespace Spectra.Driver.Docking;

/// <summary>A record on its way.</summary>
internal sealed class Pull(Part part, StoredRecord record)
{
    /// <summary>Where its content goes.</summary>
    public Part Part => part;

    /// <summary>What the device states of it.</summary>
    public StoredRecord Record => record;

    /// <summary>Whether it came to its end.</summary>
    public bool IsDone { get; set; }

    /// <summary>The SHA-256 of content that is too large to be held; null for any other.</summary>
    public string? HashOnly { get; set; }
}
