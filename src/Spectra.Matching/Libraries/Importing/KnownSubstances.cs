using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>Facts about substances, found by CAS number or by name. Immutable and thread-safe.</summary>
public sealed class KnownSubstances
{
    private readonly Dictionary<CasNumber, List<KnownSubstance>> _byCas = [];
    private readonly Dictionary<string, List<KnownSubstance>> _byName = new(StringComparer.Ordinal);

    /// <summary>Facts to be found.</summary>
    public KnownSubstances(IEnumerable<KnownSubstance> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        foreach (KnownSubstance known in all)
        {
            if (CasNumber.TryParse(known.Cas, out CasNumber cas))
            {
                Add(_byCas, cas, known);
            }

            foreach (string name in known.Names.Select(SubstanceAliases.Normalise).Distinct(StringComparer.Ordinal))
            {
                Add(_byName, name, known);
            }
        }
    }

    /// <summary>No facts: nothing is compared.</summary>
    public static KnownSubstances None { get; } = new([]);

    /// <summary>What is known under a CAS number.</summary>
    internal ImmutableArray<KnownSubstance> WithCas(CasNumber cas) => _byCas.TryGetValue(cas, out List<KnownSubstance>? found) ? [.. found] : [];

    /// <summary>What is known under a name.</summary>
    internal ImmutableArray<KnownSubstance> WithName(string name) => _byName.TryGetValue(SubstanceAliases.Normalise(name), out List<KnownSubstance>? found) ? [.. found] : [];

    private static void Add<TKey>(Dictionary<TKey, List<KnownSubstance>> lists, TKey key, KnownSubstance known)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<KnownSubstance>? list))
        {
            lists.Add(key, list = []);
        }

        list.Add(known);
    }
}
