using System.Collections.Immutable;

namespace Spectra.Service.Substances;

/// <summary>One row of the reference files: a substance, or one state or concentration of it. An absent value means "nothing is known", never "none".</summary>
public sealed record SubstanceFacts
{
    private const string LimitedForm = "this transport entry holds only for";

    /// <summary>The name of the row, its state included, for example "Picric acid, dry".</summary>
    public required string Name { get; init; }

    /// <summary>The reference file that the row stands in.</summary>
    public required string File { get; init; }

    /// <summary>The systematic name; empty where none is given.</summary>
    public string IupacName { get; init; } = "";

    /// <summary>Other names.</summary>
    public ImmutableArray<string> Synonyms { get; init; } = [];

    /// <summary>The CAS number; null where the row has none.</summary>
    public CasNumber? Cas { get; init; }

    /// <summary>The CAS number with its source, unverified where only the check digit vouches for it; null where the row has none.</summary>
    public SourcedValue? CasEvidence { get; init; }

    /// <summary>The molecular formula; empty where none is given.</summary>
    public string Formula { get; init; } = "";

    /// <summary>The molecular weight in g/mol as the file has it; empty where none is given.</summary>
    public string MolecularWeight { get; init; } = "";

    /// <summary>What the substance is met as: explosive, drug, solvent, cutting agent and so on.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The treaty list that names it; null where nothing is known.</summary>
    public ControlStatus? Control { get; init; }

    /// <summary>The transport entry; null where nothing is known.</summary>
    public TransportEntry? Transport { get; init; }

    /// <summary>The harmonised classification; null where nothing is known.</summary>
    public GhsClassification? Ghs { get; init; }

    /// <summary>The concentration immediately dangerous to life or health; null where nothing is known.</summary>
    public SourcedValue? Idlh { get; init; }

    /// <summary>The number of the Emergency Response Guidebook page; null where nothing is known.</summary>
    public SourcedValue? ResponseGuide { get; init; }

    /// <summary>The customs heading; null where none is given.</summary>
    public HarmonisedSystemCode? CustomsCode { get; init; }

    /// <summary>Solid, liquid, gas and the like; empty where not given.</summary>
    public string PhysicalForm { get; init; } = "";

    /// <summary>What infrared sees of it; empty where nothing is said.</summary>
    public string InfraredNote { get; init; } = "";

    /// <summary>For which form the transport entry holds; empty where nothing is said.</summary>
    public string StateNote { get; init; } = "";

    /// <summary>Anything else the file says.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the transport entry holds only for a wetted, desensitised or otherwise limited form, which infrared can't confirm.</summary>
    public bool IsLimitedForm => StateNote.StartsWith(LimitedForm, StringComparison.Ordinal) || IsCategory("desensitized explosive");

    /// <summary>Whether a category starts with the given words.</summary>
    public bool IsCategory(string start) => Categories.Any(category => category.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
