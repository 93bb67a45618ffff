using System.Collections.Immutable;

namespace Spectra.Explanation;

/// <summary>What a spectrum must show before a class is hinted.</summary>
/// <param name="Class">The class, or the classes that share the pattern.</param>
/// <param name="Expected">Bands that must all be there; of each the best alternative counts.</param>
/// <param name="Contradicting">Ranges in which a band of this height or more speaks for another class, so that none is hinted.</param>
internal sealed record HintRule(string Class, ImmutableArray<ImmutableArray<HintRule.Expectation>> Expected, ImmutableArray<HintRule.Contradiction> Contradicting)
{
    /// <summary>The classes that can be hinted.</summary>
    /// <remarks>
    /// Heights and contradictions were set, and each class was checked, on the named substances of the shared condensed library (5 451 spectra): of the
    /// hints of a class the name confirms 0.99 of the nitriles, 0.92 of the isocyanates (or nitriles) and carboxylic acids, 0.88 of the nitro compounds
    /// and amine salts, 0.86 of the amides, 0.85 of the esters, 0.83 of the azide and cyanide group, 0.82 of the phosphates (1.00 with the siloxanes). Of
    /// nitrate esters the library holds too few to say: three of four were hinted, and nothing else. A class's members are hinted in 0.07 to
    /// 0.5 of the cases only, so that what is not hinted is not absent. The other groups of the table (peroxides, ketones, aldehydes, anhydrides, acid chlorides,
    /// carboxylates, sulfones, silicones, methylenedioxyphenyl) reach less than 0.8 or say too little, the inorganic anions could not
    /// be checked: none of them is ever hinted.
    /// </remarks>
    public static ImmutableArray<HintRule> All { get; } =
    [
        new(
            "nitrate ester",
            [
                [new("Nitrate ester", "NO2 asym stretch", 0.4, 0.6)],
                [new("Nitrate ester", "NO2 sym stretch", 0.4, 0.6)],
                [new("Nitrate ester", "O-N stretch", 0.2, 0.4)],
            ],
            [new(1485, 1618, 0.25), new(1670, 1850, 0.25), new(3100, 3600, 0.25)]),
        new("aromatic nitro compound", [[new("Nitro, aromatic", "NO2 asym stretch", 0.6, 0.6)], [new("Nitro, aromatic", "NO2 sym stretch", 0.6, 0.6)]], []),
        new("nitrile", [[new("Nitrile", "C-N triple bond stretch", 0.05, 0) { Broadest = 30 }]], []),
        new(
            "azide, cyanide, thiocyanate or isothiocyanate (Si-H and alkynes absorb here too)",
            [
                [
                    new("Isothiocyanate", "N=C=S asym stretch", 0.3, 0) { Broadest = 60 },
                    new("Azide, organic", "N3 asym stretch", 0.3, 0) { Broadest = 60 },
                    new("Azide, ionic", "N3 asym stretch", 0.3, 0) { Broadest = 60 },
                    new("Cyanide, ionic", "CN stretch", 0.3, 0) { Broadest = 60 },
                    new("Thiocyanate, ionic", "SCN stretch", 0.3, 0) { Broadest = 60 },
                ],
            ],
            []),
        new("isocyanate (or a strong nitrile)", [[new("Isocyanate", "N=C=O asym stretch", 0.6, 0)]], []),
        new(
            "phosphate or phosphonate ester (siloxanes absorb alike)",
            [[new("Phosphine oxide/phosphate", "P=O stretch", 0.4, 0.5) { From = 1225 }], [new("Phosphate ester", "P-O-C (alkyl) stretch", 0.7, 0.9) { Narrowest = 30 }]],
            [new(1330, 1480, 0.4), new(1480, 1850, 0.3), new(3100, 3600, 0.3)]),
        new("ester", [[new("Ester", "C=O stretch, saturated", 0.5, 0.7)], [new("Ester", "C-C(=O)-O stretch", 0.5, 0.5)]], [new(1500, 1720, 0.5), new(3100, 3600, 0.2)]),
        new(
            "carboxylic acid",
            [
                [new("Carboxylic acid", "C=O stretch, dimer", 0.5, 0.8)],
                [new("Carboxylic acid", "C-O stretch / O-H bend", 0.2, 0)],
                [new("Carboxylic acid", "O-H out-of-plane, dimer", 0.08, 0) { Narrowest = 20 }],
                [new("Carboxylic acid", "O-H stretch", 0.015, 0) { To = 2750 }],
            ],
            []),
        new(
            "amide or urea",
            [[new("Amide", "C=O stretch (amide I)", 0.6, 0.8)], [new("Amide, secondary", "N-H bend (amide II)", 0.4, 0.6)], [new("Amide, primary/secondary", "N-H stretch", 0.15, 0) { From = 3200 }]],
            []),
        new(
            "salt of an amine",
            [
                [
                    new("Amine hydrochloride (tertiary)", "NH+ stretch", 0.03, 0) { Level = 0.5 },
                    new("Amine hydrochloride (secondary)", "NH2+ stretch", 0.03, 0) { To = 2800, Level = 0.5 },
                ],
            ],
            [new(1660, 1850, 0.2)]),
    ];

    /// <summary>A band of the table, at least this prominent and with its top at least this high; the range may be narrowed to where the pattern is unambiguous.</summary>
    internal sealed record Expectation(string Group, string Assignment, double Height, double Top)
    {
        /// <summary>Narrows the range at its lower end, in cm-1.</summary>
        public double From { get; init; }

        /// <summary>Narrows the range at its upper end, in cm-1.</summary>
        public double To { get; init; } = double.PositiveInfinity;

        /// <summary>The least width in cm-1.</summary>
        public double Narrowest { get; init; }

        /// <summary>The greatest width in cm-1.</summary>
        public double Broadest { get; init; } = double.PositiveInfinity;

        /// <summary>The least mean height of the curve between 2450 and 2650 cm-1, from 0 to 1: a salt's broad absorption has many small tops.</summary>
        public double Level { get; init; }
    }

    /// <summary>A range in cm-1 and the height from which on a band in it contradicts.</summary>
    internal sealed record Contradiction(double From, double To, double Height);
}
