using System.Collections.Immutable;
using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace Spectra.Service.Storage;

/// <summary>The numbered scripts that make the schema: run once each, in order, never edited once released.</summary>
internal static class Migrations
{
    /// <summary>The table in which a database says what has run; it is no evidence, so the seal says it too.</summary>
    public const string Journal = "SchemaVersions";

    private const string Prefix = "Spectra.Service.Storage.Migrations.";
    private const string Dialect = "sqlite.";

    /// <summary>The scripts for SQLite, in order: the portable ones and those of the dialect.</summary>
    public static ImmutableArray<SqlScript> Scripts { get; } = Load();

    /// <summary>The name of the last script.</summary>
    public static string Latest => Scripts[^1].Name;

    /// <summary>Runs what has not run yet, but never again what is known to have run: that would mend what was tampered with, and take its trace away.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="path">Where it is, for the sentences.</param>
    /// <param name="sealedStep">The last step the seal says has run; null for a new database.</param>
    /// <exception cref="EvidenceException">A newer version wrote the database, a step that was sealed is gone from its journal, or a script failed.</exception>
    public static void Apply(SqliteConnection connection, string path, string? sealedStep)
    {
        List<string> executed = Executed(connection);
        if (executed.Append(sealedStep).FirstOrDefault(static name => name is not null && !IsKnown(name)) is { } unknown)
        {
            throw new EvidenceException($"The database '{path}' was written by a newer version of Spectra (it has the step '{unknown}'): nothing was changed. Use that version, or a newer one.", null, Obstacle.NewerVersion);
        }

        if (sealedStep is not null && UpTo(sealedStep).FirstOrDefault(step => !executed.Contains(step)) is { } lost)
        {
            throw new EvidenceException($"The database '{path}' no longer says that the step '{lost}' of its schema has run, but it was sealed: nothing was changed. Run 'spectra audit verify'.");
        }

        DatabaseUpgradeResult result = Run(connection, Scripts);
        if (!result.Successful)
        {
            throw new EvidenceException($"The database '{path}' can't be brought up to date at the step '{result.ErrorScript?.Name}': {result.Error.Message}", result.Error);
        }
    }

    /// <summary>Whether this version has a script of this name.</summary>
    public static bool IsKnown(string name) => Scripts.Any(script => script.Name == name);

    /// <summary>The names of the scripts up to one of them.</summary>
    public static IEnumerable<string> UpTo(string last) => Scripts.Select(static script => script.Name).Where(name => string.CompareOrdinal(name, last) <= 0);

    /// <summary>The names of the scripts a database says have run.</summary>
    public static List<string> Executed(SqliteConnection connection) =>
        connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '{Journal}'") == 0
            ? []
            : connection.Query<string>($"SELECT ScriptName FROM {Journal} ORDER BY SchemaVersionID").AsList();

    /// <summary>The schema that scripts make, by running them in memory.</summary>
    public static SchemaDefinition SchemaOf(IReadOnlyCollection<string> names)
    {
        using SqliteConnection memory = new("Data Source=:memory:");
        memory.Open();
        DatabaseUpgradeResult result = Run(memory, [.. Scripts.Where(script => names.Contains(script.Name))]);
        return result.Successful ? SchemaDefinition.Of(memory) : throw new EvidenceException($"The schema's scripts don't run in memory: {result.Error.Message}", result.Error);
    }

    private static DatabaseUpgradeResult Run(SqliteConnection connection, ImmutableArray<SqlScript> scripts)
    {
        using SharedConnection shared = new(connection);
        return DeployChanges.To.SqliteDatabase(shared)
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
    }

    private static ImmutableArray<SqlScript> Load()
    {
        Assembly assembly = typeof(Migrations).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Select(static name => (Resource: name, Script: name[Prefix.Length..]))
                .Where(static script => char.IsAsciiDigit(script.Script[0]) || script.Script.StartsWith(Dialect, StringComparison.Ordinal))
                .Select(script => new SqlScript(script.Script.Replace(Dialect, "", StringComparison.Ordinal), Text(assembly, script.Resource)))
                .OrderBy(static script => script.Name, StringComparer.Ordinal),
        ];
    }

    private static string Text(Assembly assembly, string resource)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
