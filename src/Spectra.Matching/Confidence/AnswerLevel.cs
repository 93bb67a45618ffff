using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>How far an answer goes: which of group, parent, positional isomer, salt and solid form the libraries allow to be named.</summary>
/// <param name="Word">The contract's word: <c>group</c>, <c>parent</c>, <c>isomer</c>, <c>salt</c> or <c>form</c>.</param>
/// <param name="Reason">One sentence: what is not determined, and why.</param>
/// <param name="Confused">For <c>group</c>, the other substances that can't be told from the one named, most alike first; else empty.</param>
public sealed partial record AnswerLevel(string Word, string Reason, ImmutableArray<Substance> Confused)
{
    /// <summary>How many substances a sentence names.</summary>
    private const int MostNamed = 3;

    /// <summary>The level of an answer that names the substance of one reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="measured">How the unknown was measured.</param>
    /// <param name="libraries">The confusion groups of all libraries searched.</param>
    /// <remarks>
    /// The rule, in this order; each step must hold for the next to be looked at, and in doubt the answer stays where it is:
    /// <list type="number">
    /// <item><c>parent</c> where a library was not surveyed for the present score: nothing is known of what can be confused.</item>
    /// <item><c>group</c> where a substance that is neither a form of the same parent nor a positional isomer is confused with it.</item>
    /// <item><c>parent</c> where a positional isomer is in the libraries and not told apart, or where the name states a place and no isomer
    /// is there to be told apart from.</item>
    /// <item><c>isomer</c> where all isomers of the libraries are told apart.</item>
    /// <item>Salt: other members of the family must be in the libraries, all told apart from it, and reference and unknown must both be ATR
    /// spectra of the solid itself: then <c>salt</c>.</item>
    /// <item>Form: where reference and another member state a form in their names: <c>form</c>.</item>
    /// </list>
    /// Mirror images are never told apart.
    /// </remarks>
    public static AnswerLevel Of(ReferenceSpectrum reference, Technique measured, ImmutableArray<ConfusionGroups> libraries)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Substance substance = reference.Substance;
        if (libraries.IsDefaultOrEmpty || !libraries.All(library => library.AreKnownBy(NeighbourSearch.MetricVersion)))
        {
            return Parent("Isomer, salt and form are not determined: a library was built without a survey of what its substances can be mistaken for.");
        }

        ImmutableArray<Substance> strangers = [.. libraries
            .SelectMany(library => library.ConfusedWith(substance))
            .Where(confusion => confusion.Kind == ConfusionKind.Other)
            .OrderByDescending(confusion => confusion.Score)
            .Select(confusion => confusion.Substance)
            .DistinctBy(other => other.Key)];
        return strangers.IsEmpty
            ? WithoutStrangers(reference, measured, libraries)
            : new AnswerLevel("group", $"Infrared does not separate it from {Names(strangers)}.", strangers);
    }

    private static AnswerLevel WithoutStrangers(ReferenceSpectrum reference, Technique measured, ImmutableArray<ConfusionGroups> libraries)
    {
        Substance substance = reference.Substance;
        ImmutableArray<Substance> isomers = Distinct(libraries.SelectMany(library => library.IsomersOf(substance)));
        ImmutableArray<Substance> alike = NotToldApart(substance, isomers, libraries);
        if (!alike.IsEmpty)
        {
            return Parent($"The positional isomer is not determined: {Names(alike)} {(alike.Length == 1 ? "is" : "are")} too alike or could not be compared; nor are salt and form.");
        }

        if (isomers.IsEmpty && ConfusionGroups.StatesPlace(substance))
        {
            return Parent("The positional isomer is not determined: the libraries hold no other to tell it from; nor are salt and form.");
        }

        (string reached, string told) = isomers.IsEmpty ? ("parent", "") : ("isomer", $"Told apart from its positional isomers in the libraries ({Names(isomers)}). ");
        ImmutableArray<Substance> family = Distinct(libraries.SelectMany(library => library.FamilyOf(substance)));
        ImmutableArray<Substance> alikeForms = NotToldApart(substance, family, libraries);
        string? missing = family.IsEmpty ? "the libraries hold no other form of the same parent"
            : FormEvidence.Missing(reference, measured)
            ?? (alikeForms.IsEmpty ? null : $"{Names(alikeForms)} {(alikeForms.Length == 1 ? "is" : "are")} too alike or could not be compared");
        return missing is not null
            ? new AnswerLevel(reached, $"{told}Salt and form are not determined: {missing}.", [])
            : StatedForm().IsMatch(substance.Name) && family.Any(other => StatedForm().IsMatch(other.Name))
            ? new AnswerLevel("form", $"{told}Told apart from the other salts and forms of the same parent in the libraries ({Names(family)}); the mirror image is not.", [])
            : new AnswerLevel("salt", $"{told}Told apart from the other salts of the same parent in the libraries ({Names(family)}); the solid form and the mirror image are not determined.", []);
    }

    private static AnswerLevel Parent(string reason) => new("parent", reason, []);

    /// <summary>Those that not one library tells apart from a substance, or that some library does not.</summary>
    private static ImmutableArray<Substance> NotToldApart(Substance substance, ImmutableArray<Substance> others, ImmutableArray<ConfusionGroups> libraries) =>
    [
        .. others.Where(other =>
        {
            ConfusionGroups[] both = [.. libraries.Where(library => library.Holds(substance) && library.Holds(other))];
            return both.Length == 0 || !both.All(library => library.AreToldApart(substance, other));
        }),
    ];

    private static ImmutableArray<Substance> Distinct(IEnumerable<Substance> substances) => [.. substances.DistinctBy(substance => substance.Key)];

    private static string Names(ImmutableArray<Substance> substances)
    {
        string names = string.Join("; ", substances.Take(MostNamed).Select(substance => substance.Name));
        return substances.Length > MostNamed ? $"{names} and {substances.Length - MostNamed} more" : names;
    }

    /// <summary>"form II", "polymorph A", "alpha form".</summary>
    [GeneratedRegex(@"\b((form|polymorph|modification)\s+([IVX]+|[A-H]|[1-9])|(alpha|beta|gamma|delta)[ -](form|polymorph|modification))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StatedForm();
}
