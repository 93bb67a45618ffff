using System.Globalization;
using Dapper;

namespace Spectra.Service.Storage;

/// <summary>A list of keys in a condition, each a parameter of its own: what Dapper makes of <c>IN @keys</c> PostgreSQL does not take.</summary>
internal sealed class KeyList
{
    public KeyList(IEnumerable<string> keys)
    {
        List<string> names = [];
        foreach (string key in keys)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"key{names.Count}");
            Parameters.Add(name, key);
            names.Add($"@{name}");
        }

        Sql = names.Count == 0 ? "(NULL)" : $"({string.Join(", ", names)})";
    }

    /// <summary>What follows IN.</summary>
    public string Sql { get; }

    /// <summary>The keys; more can be added.</summary>
    public DynamicParameters Parameters { get; } = new();
}
