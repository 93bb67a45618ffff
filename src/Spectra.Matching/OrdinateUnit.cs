namespace Spectra;

/// <summary>The unit of a spectrum's ordinates. Units the product knows have fixed ids; any other is reported as the file states it.</summary>
/// <remarks>The default value is <see cref="NotStated"/>. Two units are equal when their ids are, whatever words the files used.</remarks>
public readonly struct OrdinateUnit : IEquatable<OrdinateUnit>
{
    private readonly string? _id;
    private readonly string? _stated;

    private OrdinateUnit(string id, string? stated = null) => (_id, _stated) = (id, stated);

    /// <summary>The source does not say.</summary>
    public static OrdinateUnit NotStated => default;

    /// <summary>Decadic absorbance, -log10 T.</summary>
    public static OrdinateUnit Absorbance { get; } = new("absorbance");

    /// <summary>Transmittance as a fraction, 1 = all light.</summary>
    public static OrdinateUnit Transmittance { get; } = new("transmittance");

    /// <summary>Transmittance in per cent.</summary>
    public static OrdinateUnit PercentTransmittance { get; } = new("percent-transmittance");

    /// <summary>Reflectance as a fraction.</summary>
    public static OrdinateUnit Reflectance { get; } = new("reflectance");

    /// <summary>Reflectance in per cent.</summary>
    public static OrdinateUnit PercentReflectance { get; } = new("percent-reflectance");

    /// <summary>A coefficient proportional to absorbance, such as (micromol/mol)-1 m-1.</summary>
    public static OrdinateUnit AbsorptionCoefficient { get; } = new("absorption-coefficient");

    /// <summary>The Kubelka-Munk function (1 - R)^2 / 2R.</summary>
    public static OrdinateUnit KubelkaMunk { get; } = new("kubelka-munk");

    /// <summary>Apparent absorbance of a reflectance measurement, log10(1/R).</summary>
    public static OrdinateUnit LogInverseReflectance { get; } = new("log(1/R)");

    /// <summary>A single-beam intensity: no ratio to a background has been taken.</summary>
    public static OrdinateUnit SingleBeam { get; } = new("single-beam");

    /// <summary>A detector signal against optical path difference: not a spectrum yet.</summary>
    public static OrdinateUnit Interferogram { get; } = new("interferogram");

    /// <summary>The canonical id, or the file's own word where the product knows none.</summary>
    public string Id => _id ?? "not-stated";

    /// <summary>The word the file itself used; the id where the unit came from elsewhere.</summary>
    public string Stated => _stated ?? Id;

    /// <summary>Whether the ordinates are a reflectance of any scale.</summary>
    public bool IsReflectance => this == Reflectance || this == PercentReflectance || this == KubelkaMunk || this == LogInverseReflectance;

    /// <summary>A unit the product has no id for, or a known one in the file's own word.</summary>
    /// <param name="id">The id, not empty.</param>
    /// <param name="stated">The word as it stands in the file; null when it is the id.</param>
    public static OrdinateUnit Of(string id, string? stated = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new OrdinateUnit(id, stated);
    }

    /// <inheritdoc/>
    public bool Equals(OrdinateUnit other) => Id == other.Id;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OrdinateUnit other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether the ids are the same.</summary>
    public static bool operator ==(OrdinateUnit left, OrdinateUnit right) => left.Equals(right);

    /// <summary>Whether the ids differ.</summary>
    public static bool operator !=(OrdinateUnit left, OrdinateUnit right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
