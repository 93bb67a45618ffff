using System.Collections.Immutable;
using Spectra.Service.Substances;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>What the papers say the goods are.</summary>
/// <param name="Code">The customs code; null where none is declared or it can't be read.</param>
/// <param name="Cas">The CAS number; null where none is declared.</param>
/// <param name="Description">The description in words; empty where there is none.</param>
internal sealed record DeclaredGoods(HsCode? Code, CasNumber? Cas, string Description)
{
    /// <summary>Compares the papers with what was found.</summary>
    /// <param name="found">The substances that a verdict names.</param>
    /// <param name="namedAs">How it names them.</param>
    /// <param name="catalogue">What is known of substances.</param>
    /// <remarks>Code, CAS number and description are each compared. Any that disagrees is a mismatch; else any that agrees is none; else it can't be judged. Residual headings count for neither.</remarks>
    public GoodsMismatch Against(ImmutableArray<NamedSubstance> found, NamedAs namedAs, SubstanceCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        if (Code is null && Cas is null && string.IsNullOrWhiteSpace(Description))
        {
            return new GoodsMismatch.CannotBeJudged("Nothing is declared that could be compared with what was found.");
        }

        if (found.IsDefaultOrEmpty)
        {
            return new GoodsMismatch.CannotBeJudged("No substance was found that could be compared with the declaration; that does not confirm it.");
        }

        ImmutableArray<GoodsMismatch> each = [.. found.Select(substance => Against(substance, catalogue))];

        // Of substances that can't be told apart one that agrees is enough; of components each must.
        return namedAs == NamedAs.Alternatives && each.FirstOrDefault(one => one is GoodsMismatch.None) is { } agrees ? agrees
            : namedAs == NamedAs.Alternatives && each.FirstOrDefault(one => one is GoodsMismatch.CannotBeJudged) is { } open ? open
            : each.FirstOrDefault(one => one is GoodsMismatch.Mismatch)
                ?? each.FirstOrDefault(one => one is GoodsMismatch.CannotBeJudged)
                ?? each[0];
    }

    private GoodsMismatch Against(NamedSubstance found, SubstanceCatalogue catalogue)
    {
        ImmutableArray<SubstanceFacts> facts = catalogue.Find(found.Cas, found.Name);
        GoodsMismatch[] judged = [ByCode(found, facts), ByCas(found, facts), ByDescription(found, facts, catalogue)];
        return judged.FirstOrDefault(one => one is GoodsMismatch.Mismatch)
            ?? judged.FirstOrDefault(one => one is GoodsMismatch.None)
            ?? new GoodsMismatch.CannotBeJudged(string.Join(" ", judged.OfType<GoodsMismatch.CannotBeJudged>().Select(one => one.Why).Where(why => why.Length > 0).Distinct()));
    }

    private GoodsMismatch ByCode(NamedSubstance found, ImmutableArray<SubstanceFacts> facts)
    {
        HarmonisedSystemCode? known = facts.Select(row => row.CustomsCode).FirstOrDefault(code => code is not null);
        return Code is not { } declared ? Unsaid
            : declared.IsResidual ? new GoodsMismatch.CannotBeJudged($"The declared heading {declared.Heading} gathers what has no heading of its own: it identifies nothing.")
            : known is null ? new GoodsMismatch.CannotBeJudged($"No customs heading of {found.Name} is on file to compare with the declared {declared.Heading}.")
            : known.IsResidual ? new GoodsMismatch.CannotBeJudged($"The heading of {found.Name}, {known.Code}, gathers what has no heading of its own: it can't be compared with the declared {declared.Heading}.")
            : known.Code == declared.Heading ? new GoodsMismatch.None($"The declared heading {declared.Heading} is that of {found.Name}.")
            : new GoodsMismatch.Mismatch($"Declared under HS {declared.Heading}, but consistent with {found.Name}, whose heading is {known.Code} ({known.Description}).");
    }

    private GoodsMismatch ByCas(NamedSubstance found, ImmutableArray<SubstanceFacts> facts)
    {
        CasNumber? known = CasNumber.TryParse(found.Cas, out CasNumber own) ? own : facts.Select(row => row.Cas).FirstOrDefault(cas => cas is not null);
        return Cas is not { } declared ? Unsaid
            : known is not { } number ? new GoodsMismatch.CannotBeJudged($"{found.Name} has no CAS number on file to compare with the declared {declared}.")
            : number == declared ? new GoodsMismatch.None($"The declared CAS number {declared} is that of {found.Name}.")
            : new GoodsMismatch.Mismatch($"Declared with the CAS number {declared}, but consistent with {found.Name}, whose number is {number}.");
    }

    private GoodsMismatch ByDescription(NamedSubstance found, ImmutableArray<SubstanceFacts> facts, SubstanceCatalogue catalogue)
    {
        if (string.IsNullOrWhiteSpace(Description))
        {
            return Unsaid;
        }

        ImmutableArray<SubstanceFacts> described = catalogue.Find(null, Description);
        return SubstanceName.Normalise(Description) == SubstanceName.Normalise(found.Name) || described.Any(facts.Contains) ? new GoodsMismatch.None($"The description '{Description.Trim()}' names {found.Name}.")
            : described.IsEmpty || facts.IsEmpty ? new GoodsMismatch.CannotBeJudged($"The description '{Description.Trim()}' can't be compared with {found.Name}: compare them yourself.")
            : new GoodsMismatch.Mismatch($"Described as '{Description.Trim()}', but consistent with {found.Name}.");
    }

    private static GoodsMismatch Unsaid { get; } = new GoodsMismatch.CannotBeJudged(string.Empty);
}

/// <summary>A substance that a verdict names.</summary>
/// <param name="Name">Its name in the library.</param>
/// <param name="Cas">Its CAS number as the library has it; null where it has none.</param>
internal sealed record NamedSubstance(string Name, string? Cas);

/// <summary>What several substances of a verdict are to each other.</summary>
internal enum NamedAs
{
    /// <summary>One of them is there: a presumptive match, or a group that can't be told apart.</summary>
    Alternatives,

    /// <summary>Each of them is there: a mixture.</summary>
    Components,
}
