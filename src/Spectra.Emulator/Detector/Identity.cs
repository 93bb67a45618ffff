namespace Spectra.Emulator.Detector;

/// <summary>Who the simulated detector says it is.</summary>
internal sealed record Identity(string Make, string Model, string Serial, string Firmware)
{
    private const string UsualSerial = "SIM-0001";

    /// <summary>The identity that was asked for, else one that goes with the profile.</summary>
    /// <exception cref="WrongUsageException">The text is not make, model, serial and firmware.</exception>
    public static Identity Of(InstrumentProfile profile, string? text, string? serial)
    {
        if (text is not null)
        {
            return text.Split(',') is [string make, string model, string number, string firmware]
                ? new Identity(make, model, serial ?? number, firmware)
                : throw new WrongUsageException($"--identity needs make,model,serial,firmware, but got '{text}'.");
        }

        string type = profile.Id switch
        {
            "sim-scpi" => "SCPI DETECTOR",
            "sim-scpi-plain" => "PLAIN DETECTOR",
            _ => profile.Name.Replace(',', ' '),
        };
        return new Identity("SPECTRA SIMULATED", type, serial ?? UsualSerial, "1.0");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Make},{Model},{Serial},{Firmware}";
}
