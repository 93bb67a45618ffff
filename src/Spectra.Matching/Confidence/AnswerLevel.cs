using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>How far an answer goes: which of group, parent, positional isomer, salt and solid form the libraries and the measurement allow to be named.</summary>
/// <param name="Word">The contract's word: <c>group</c>, <c>parent</c>, <c>isomer</c>, <c>salt</c> or <c>form</c>.</param>
/// <param name="Reason">One sentence: what is not determined, and why.</param>
/// <param name="Confused">For <c>group</c>, the other substances that can't be told from the one named, most alike first; else empty.</param>
public sealed partial record AnswerLevel(string Word, string Reason, ImmutableArray<Substance> Confused)
{
    /// <summary>How many substances a sentence names.</summary>
    private const int MostNamed = 3;

    /// <summary>The level of an answer that names the substance of one hit.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="hits">The list it is of: every substance within <paramref name="separation"/> of the best, by the default score.</param>
    /// <param name="measured">How the unknown was measured.</param>
    /// <param name="separation">The least gap at which the verdict's rule lets one substance stand alone.</param>
    /// <param name="libraries">The confusion groups of all libraries searched.</param>
    /// <remarks>
    /// Another substance is kept apart where no spectra of the two are more alike than <see cref="ConfusionGroups.ToldApart"/>, or where this
    /// measurement does it: the unknown is more like the hit than the other substance is, and at least the separation less like the other. The
    /// rule, in this order; in doubt the answer stays where it is:
    /// <list type="number">
    /// <item><c>parent</c> where a library was not surveyed by the score of the list: nothing is known of what can be confused.</item>
    /// <item><c>group</c> where a confused substance that is neither a form of the same parent nor a positional isomer is not kept apart.</item>
    /// <item><c>parent</c> where a positional isomer of the libraries is not kept apart, where the name states a place and no isomer is
    /// there to be kept apart from, or where the score is below <see cref="ConfusionGroups.Confused"/>: an isomer that no library holds could reach it.</item>
    /// <item><c>isomer</c> where the name states a place and there are isomers in the libraries, all kept apart.</item>
    /// <item><c>salt</c> where other members of the family are in the libraries, all kept apart, and reference and unknown are both ATR spectra
    /// of the solid itself.</item>
    /// <item><c>form</c> where, besides, the name of the reference and that of another member state a form.</item>
    /// </list>
    /// Mirror images are never told apart.
    /// </remarks>
    public static AnswerLevel Of(Hit hit, HitList hits, Technique measured, double separation, ImmutableArray<ConfusionGroups> libraries)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(hits);
        if (libraries.IsDefaultOrEmpty || hits.Metric != Metric.Combined || !libraries.All(library => library.AreKnownBy(NeighbourSearch.MetricVersion)))
        {
            return Parent("Isomer, salt and form are not determined: it is not known what the libraries' substances can be mistaken for by this score.");
        }

        Comparison comparison = new(hit, hits, separation, libraries);
        ImmutableArray<Substance> strangers = comparison.NotKeptApart(libraries
            .SelectMany(library => library.ConfusedWith(hit.Reference.Substance))
            .Where(confusion => confusion.Kind == ConfusionKind.Other)
            .OrderByDescending(confusion => confusion.Score)
            .Select(confusion => confusion.Substance));
        return strangers.IsEmpty
            ? WithoutStrangers(hit, measured, comparison, libraries)
            : new AnswerLevel("group", $"Infrared does not separate it from {Names(strangers)}.", strangers);
    }

    private static AnswerLevel WithoutStrangers(Hit hit, Technique measured, Comparison comparison, ImmutableArray<ConfusionGroups> libraries)
    {
        Substance substance = hit.Reference.Substance;
        ImmutableArray<Substance> isomers = Distinct(libraries.SelectMany(library => library.IsomersOf(substance)));
        ImmutableArray<Substance> alike = comparison.NotKeptApart(isomers);
        if (!alike.IsEmpty)
        {
            return Parent($"The positional isomer is not determined ({TooAlike(alike)}), nor are salt and form.");
        }

        if (isomers.IsEmpty && ConfusionGroups.StatesPlace(substance))
        {
            return Parent("The positional isomer is not determined (the libraries hold no other to tell it from), nor are salt and form.");
        }

        if (hit.Hqi.Value < ConfusionGroups.Confused)
        {
            return Parent(FormattableString.Invariant($"Alike, but not enough to settle isomer, salt or form (score below {ConfusionGroups.Confused:F2})."));
        }

        // A name that states no place is no isomer that could be named.
        (string reached, string told) = isomers.IsEmpty || !ConfusionGroups.StatesPlace(substance)
            ? ("parent", "")
            : ("isomer", $"Told apart from its positional isomers in the libraries ({Names(isomers)}), not from others. ");
        ImmutableArray<Substance> family = Distinct(libraries.SelectMany(library => library.FamilyOf(substance)));
        return MissingForSalt(hit.Reference, measured, family, comparison) is { } missing
            ? new AnswerLevel(reached, $"{told}Salt and form are not determined: {missing}.", [])
            : StatedForm().IsMatch(substance.Name) && family.Any(other => StatedForm().IsMatch(other.Name))
            ? new AnswerLevel("form", $"{told}Told apart from the other salts and forms of the same parent in the libraries ({Names(family)}); the mirror image is not determined.", [])
            : new AnswerLevel("salt", $"{told}Told apart from the other salts of the same parent in the libraries ({Names(family)}); solid form and mirror image are not determined.", []);
    }

    /// <summary>Why a salt can't be named; null where it can.</summary>
    private static string? MissingForSalt(ReferenceSpectrum reference, Technique measured, ImmutableArray<Substance> family, Comparison comparison)
    {
        ImmutableArray<Substance> alike = comparison.NotKeptApart(family);
        return FormEvidence.Missing(reference, measured)
            ?? (family.IsEmpty ? "the libraries hold no other salt or form of the same parent" : alike.IsEmpty ? null : TooAlike(alike));
    }

    private static AnswerLevel Parent(string reason) => new("parent", reason, []);

    private static ImmutableArray<Substance> Distinct(IEnumerable<Substance> substances) => [.. substances.DistinctBy(substance => substance.Key)];

    private static string TooAlike(ImmutableArray<Substance> substances) =>
        $"{Names(substances)} {(substances.Length == 1 ? "is" : "are")} too alike or could not be compared";

    private static string Names(ImmutableArray<Substance> substances)
    {
        string names = string.Join("; ", substances.Take(MostNamed).Select(substance => substance.Name));
        return substances.Length > MostNamed ? $"{names} and {substances.Length - MostNamed} more" : names;
    }

    /// <summary>"form II", "polymorph A", "alpha form".</summary>
    [GeneratedRegex(@"\b((form|polymorph|modification)\s+([IVX]+|[A-H]|[1-9])|(alpha|beta|gamma|delta)[ -](form|polymorph|modification))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StatedForm();

    /// <summary>What libraries and measurement say of the hit against other substances.</summary>
    private sealed record Comparison(Hit Hit, HitList Hits, double Separation, ImmutableArray<ConfusionGroups> Libraries)
    {
        public ImmutableArray<Substance> NotKeptApart(IEnumerable<Substance> others) => Distinct(others.Where(other => !IsKeptApart(other)));

        private bool IsKeptApart(Substance other)
        {
            double likeness = Likeness(other);
            double gap = Math.Round(Hit.Hqi.Value - ScoreOf(other), 4);
            return likeness <= ConfusionGroups.ToldApart || (Hit.Hqi.Value > likeness && gap >= Separation);
        }

        /// <summary>The highest likeness in any library that holds both; 1 where none does.</summary>
        private double Likeness(Substance other) => Libraries
            .Where(library => library.Holds(Hit.Reference.Substance) && library.Holds(other))
            .Select(library => library.Likeness(Hit.Reference.Substance, other))
            .DefaultIfEmpty(1)
            .Max();

        /// <summary>The score of a substance; one that the list no longer names scores at most like its last.</summary>
        private double ScoreOf(Substance other) =>
            (Hits.Hits.FirstOrDefault(listed => listed.Reference.Substance.Key == other.Key) ?? Hits.Hits[^1]).Hqi.Value;
    }
}
