using System.Collections.Immutable;
using System.Data.Common;
using System.Reflection;
using Dapper;
using DbUp.Engine;

namespace Spectra.Service.Storage;

/// <summary>The numbered scripts that make the schema: run once each, in order, never edited once released.</summary>
internal static class Migrations
{
    /// <summary>The table in which a database says what has run; it is no evidence, so the seal says it too.</summary>
    public const string Journal = "SchemaVersions";

    private const string Prefix = "Spectra.Service.Storage.Migrations.";
    private static readonly ImmutableDictionary<string, ImmutableArray<SqlScript>> ByDialect = new[] { "sqlite", "postgres" }.ToImmutableDictionary(static dialect => dialect, Load);

    /// <summary>The name of the last script; every dialect has the same names.</summary>
    public static string Latest => Names[^1].Name;

    private static ImmutableArray<SqlScript> Names => ScriptsOf("sqlite");

    /// <summary>The scripts of an engine, in order: the portable ones and those of its dialect.</summary>
    public static ImmutableArray<SqlScript> ScriptsOf(string dialect) => ByDialect[dialect];

    /// <summary>Runs what has not run yet, but never again what is known to have run: that would mend what was tampered with, and take its trace away.</summary>
    /// <param name="engine">The database's engine.</param>
    /// <param name="connection">The open database.</param>
    /// <param name="sealedStep">The last step the seal says has run; null for a new database.</param>
    /// <exception cref="EvidenceException">A newer version wrote the database, a step that was sealed is gone from its journal, or a script failed.</exception>
    public static void Apply(StorageEngine engine, DbConnection connection, string? sealedStep)
    {
        List<string> executed = Executed(engine, connection);
        if (executed.Append(sealedStep).FirstOrDefault(static name => name is not null && !IsKnown(name)) is { } unknown)
        {
            throw new EvidenceException($"The database '{engine.Place}' was written by a newer version of Spectra (it has the step '{unknown}'): nothing was changed. Use that version, or a newer one.", null, Obstacle.NewerVersion);
        }

        if (sealedStep is not null && UpTo(sealedStep).FirstOrDefault(step => !executed.Contains(step)) is { } lost)
        {
            throw new EvidenceException($"The database '{engine.Place}' no longer says that the step '{lost}' of its schema has run, but it was sealed: nothing was changed. Run 'spectra audit verify'.");
        }

        Run(engine, connection, engine.Scripts);
    }

    /// <summary>Makes the schema that a record had at a step, for its rows to be put back into.</summary>
    /// <exception cref="EvidenceException">A script failed.</exception>
    public static void Make(StorageEngine engine, DbConnection connection, string last) => Run(engine, connection, [.. engine.Scripts.Where(script => string.CompareOrdinal(script.Name, last) <= 0)]);

    /// <summary>Whether this version has a script of this name.</summary>
    public static bool IsKnown(string name) => Names.Any(script => script.Name == name);

    /// <summary>The names of the scripts up to one of them.</summary>
    public static IEnumerable<string> UpTo(string last) => Names.Select(static script => script.Name).Where(name => string.CompareOrdinal(name, last) <= 0);

    /// <summary>The names of the scripts a database says have run.</summary>
    public static List<string> Executed(StorageEngine engine, DbConnection connection) =>
        engine.HasTable(connection, Journal) ? connection.Query<string>($"SELECT ScriptName FROM {Journal}").Order(StringComparer.Ordinal).AsList() : [];

    private static void Run(StorageEngine engine, DbConnection connection, ImmutableArray<SqlScript> scripts)
    {
        DatabaseUpgradeResult result = engine.Run(connection, scripts);
        if (!result.Successful)
        {
            throw new EvidenceException($"The database '{engine.Place}' can't be brought up to date at the step '{result.ErrorScript?.Name}': {result.Error.Message}", result.Error, result.Error is DbException failure ? engine.ObstacleOf(failure) : null);
        }
    }

    private static ImmutableArray<SqlScript> Load(string dialect)
    {
        Assembly assembly = typeof(Migrations).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Select(static name => (Resource: name, Script: name[Prefix.Length..]))
                .Where(script => char.IsAsciiDigit(script.Script[0]) || script.Script.StartsWith($"{dialect}.", StringComparison.Ordinal))
                .Select(script => new SqlScript(script.Script.Replace($"{dialect}.", "", StringComparison.Ordinal), Text(assembly, script.Resource)))
                .OrderBy(static script => script.Name, StringComparer.Ordinal),
        ];
    }

    private static string Text(Assembly assembly, string resource)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
