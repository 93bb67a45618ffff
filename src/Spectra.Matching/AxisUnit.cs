namespace Spectra;

/// <summary>The unit of a spectrum's axis. Units the product knows have fixed ids; any other is reported as the file states it.</summary>
/// <remarks>The default value is <see cref="NotStated"/>. Two units are equal when their ids are, whatever words the files used.</remarks>
public readonly struct AxisUnit : IEquatable<AxisUnit>
{
    private readonly string? _id;
    private readonly string? _stated;

    private AxisUnit(string id, string? stated = null) => (_id, _stated) = (id, stated);

    /// <summary>The source does not say.</summary>
    public static AxisUnit NotStated => default;

    /// <summary>Wavenumber in cm-1.</summary>
    public static AxisUnit PerCentimetre { get; } = new("1/cm");

    /// <summary>Wavelength in micrometres.</summary>
    public static AxisUnit Micrometre { get; } = new("um");

    /// <summary>Wavelength in nanometres.</summary>
    public static AxisUnit Nanometre { get; } = new("nm");

    /// <summary>Raman shift in cm-1: the same numbers as wavenumbers, but never comparable with them.</summary>
    public static AxisUnit RamanShift { get; } = new("raman-shift-1/cm");

    /// <summary>The canonical id, or the file's own word where the product knows none.</summary>
    public string Id => _id ?? "not-stated";

    /// <summary>The word the file itself used; the id where the unit came from elsewhere.</summary>
    public string Stated => _stated ?? Id;

    /// <summary>Whether positions in this unit can be turned into wavenumbers.</summary>
    public bool IsOptical => this == PerCentimetre || this == Micrometre || this == Nanometre;

    /// <summary>A unit the product has no id for, or a known one in the file's own word.</summary>
    /// <param name="id">The id, not empty.</param>
    /// <param name="stated">The word as it stands in the file; null when it is the id.</param>
    public static AxisUnit Of(string id, string? stated = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new AxisUnit(id, stated);
    }

    /// <inheritdoc/>
    public bool Equals(AxisUnit other) => Id == other.Id;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AxisUnit other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether the ids are the same.</summary>
    public static bool operator ==(AxisUnit left, AxisUnit right) => left.Equals(right);

    /// <summary>Whether the ids differ.</summary>
    public static bool operator !=(AxisUnit left, AxisUnit right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
