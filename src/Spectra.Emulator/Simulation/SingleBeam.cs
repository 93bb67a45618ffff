using System.Collections.Immutable;

namespace Spectra.Emulator.Simulation;

/// <summary>The background of the simulated detector: the energy of its source through air.</summary>
internal static class SingleBeam
{
    private const double Energy = 40;
    private const double NoiseShare = 1 / 3000.0;

    /// <summary>Carbon dioxide at about the centres of its branches and of its bend, with depths.</summary>
    private static readonly ImmutableArray<Band> CarbonDioxide = [new(2341, 0.45), new(2361, 0.5), new(668, 0.4)];

    /// <summary>About where the stronger groups of water vapour lines lie.</summary>
    private static readonly ImmutableArray<Band> Water =
    [
        new(1396, 0.05), new(1419, 0.06), new(1437, 0.07), new(1457, 0.1), new(1473, 0.09), new(1490, 0.08), new(1507, 0.13), new(1521, 0.11),
        new(1540, 0.13), new(1559, 0.13), new(1576, 0.09), new(1617, 0.1), new(1635, 0.09), new(1653, 0.12), new(1684, 0.12), new(1699, 0.11),
        new(1717, 0.09), new(1734, 0.08), new(1772, 0.05), new(3650, 0.07), new(3690, 0.06), new(3735, 0.09), new(3752, 0.08), new(3854, 0.08),
    ];

    /// <summary>The energy at each position, in arbitrary units, with the noise of one background.</summary>
    public static double[] Of(double[] positions, RandomStream random)
    {
        double[] energies = new double[positions.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            double x = positions[i];
            double throughAir = 1;
            foreach (Band line in CarbonDioxide)
            {
                throughAir *= 1 - (line.Height * LineShape.At(x - line.Position, 22));
            }

            foreach (Band line in Water)
            {
                throughAir *= 1 - (line.Height * LineShape.At(x - line.Position, 6));
            }

            energies[i] = Energy * (Envelope(x) * throughAir + (NoiseShare * random.Noise()));
        }

        return energies;
    }

    // A hot source, weak optics at both ends, and the absorption of diamond around 2100 cm-1.
    private static double Envelope(double x)
    {
        double hump = (x - 1500) / 1150;
        double opening = (x - 560) / 240;
        double diamond = (x - 2120) / 170;
        return 1 / (1 + (hump * hump)) * (1 - (1 / (1 + (opening * opening)))) * (1 - (0.35 / (1 + (diamond * diamond))));
    }
}
