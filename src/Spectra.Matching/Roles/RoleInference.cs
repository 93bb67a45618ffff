using System.Diagnostics;

namespace Spectra.Roles;

/// <summary>Tells what a measurement is for: stated by the file or device, else concluded from the spectrum.</summary>
/// <remarks>
/// Thread-safe and pure. Every doubt falls on the side of <see cref="MeasurementRole.Sample"/>: a blank taken for a sample costs an unusable verdict, a sample taken for a blank would get none.
/// </remarks>
public static class RoleInference
{
    /// <summary>The role of a spectrum.</summary>
    /// <remarks>
    /// Unstated: a single beam is a background, a recognised check standard a check (see <see cref="Polystyrene"/>), a featureless spectrum a blank (see <see cref="FeatureSearch"/>), anything else a sample.
    /// Stated: the statement stands, with what speaks against it in the reason, except where believing it could hide a substance: a single beam can be neither sample nor check,
    /// a background or blank shows no bands, and a check shows those of a standard recognised here. There the role is unknown and a person decides.
    /// </remarks>
    public static InferredRole Infer(Spectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        (MeasurementRole seen, string because) = FromSpectrum(spectrum);
        return spectrum.Acquisition.Role switch
        {
            MeasurementRole.Unknown => new InferredRole(seen, RoleBasis.Inferred, because),
            MeasurementRole stated => Settle(stated, seen, because),
        };
    }

    /// <summary>The role of a spectrum that the device states a role of beside the file.</summary>
    /// <remarks>The device's statement counts like the file's own where the file makes none. Where both speak and differ, nobody can be believed: the role is unknown and a person decides.</remarks>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="statedByDevice">What the device says of the record; <see cref="MeasurementRole.Unknown"/> where it says nothing.</param>
    public static InferredRole Infer(Spectrum spectrum, MeasurementRole statedByDevice)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        MeasurementRole statedByFile = spectrum.Acquisition.Role;
        if (statedByDevice == MeasurementRole.Unknown || statedByDevice == statedByFile)
        {
            return Infer(spectrum);
        }

        (MeasurementRole seen, string because) = FromSpectrum(spectrum);
        return statedByFile == MeasurementRole.Unknown
            ? Settle(statedByDevice, seen, because)
            : Contradiction($"The file states a {Word(statedByFile)} and the device a {Word(statedByDevice)}; by the spectrum alone: {Lowered(because)}");
    }

    private static InferredRole Settle(MeasurementRole stated, MeasurementRole seen, string because) => (stated, seen) switch
    {
        _ when stated == seen => Stated(stated, $"Stated; {Lowered(because)}"),
        (MeasurementRole.Sample or MeasurementRole.Check, MeasurementRole.Background) =>
            Contradiction($"Stated as a {Word(stated)}, but {Lowered(because)}"),
        (MeasurementRole.Background or MeasurementRole.Blank, MeasurementRole.Sample or MeasurementRole.Check) or (MeasurementRole.Check, MeasurementRole.Sample) =>
            Contradiction($"Stated as a {Word(stated)}, but {Lowered(because)}"),
        (MeasurementRole.Blank, MeasurementRole.Background) =>
            new InferredRole(MeasurementRole.Background, RoleBasis.Inferred, $"Stated as a blank, but {Lowered(because)}"),
        _ => Stated(stated, $"Stated; by the spectrum alone: {Lowered(because)}"),
    };

    private static (MeasurementRole Role, string Because) FromSpectrum(Spectrum spectrum)
    {
        if (spectrum.Unit == OrdinateUnit.SingleBeam)
        {
            return (MeasurementRole.Background, "The ordinates are a single beam: no ratio to a background was taken.");
        }

        if (AbsorbanceCurve.Of(spectrum) is not { } curve)
        {
            return (MeasurementRole.Sample, "The spectrum is too short, or its units are not known, to look for anything else.");
        }

        if (Polystyrene.IsRecognisedIn(curve))
        {
            return (MeasurementRole.Check, "All seven published polystyrene bands are there and nothing that polystyrene does not have.");
        }

        return FeatureSearch.HasBands(curve)
            ? (MeasurementRole.Sample, "The spectrum shows bands.")
            : (MeasurementRole.Blank, "The spectrum shows no band above its noise.");
    }

    private static InferredRole Stated(MeasurementRole role, string reason) => new(role, RoleBasis.Stated, reason);

    private static InferredRole Contradiction(string reason) => new(MeasurementRole.Unknown, RoleBasis.Inferred, reason);

    private static string Lowered(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string Word(MeasurementRole role) => role switch
    {
        MeasurementRole.Sample => "sample",
        MeasurementRole.Check => "check standard",
        MeasurementRole.Background => "background",
        MeasurementRole.Blank => "blank",
        _ => throw new UnreachableException(),
    };
}
