using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using DbUp.Engine;
using Npgsql;

namespace Spectra.Service.Storage;

/// <summary>Reads from PostgreSQL's catalogues what a schema is made of, with everything that could weaken the protection of evidence.</summary>
internal static class PostgresSchema
{
    /// <summary>The journal of scripts as PostgreSQL spells it.</summary>
    public const string Journal = "schemaversions";

    /// <summary>Kind, name, table and definition of each part. A trigger's letter says when it fires: A always, O not in a replica's session, D never.</summary>
    private const string Parts = """
        WITH any_relation AS (SELECT c.* FROM pg_class c WHERE c.relnamespace = to_regnamespace(@schema)),
            relation AS (SELECT * FROM any_relation WHERE relname <> @journal)
        SELECT 'table' AS kind, r.relname::text AS name, r.relname::text AS of_table,
            concat_ws(' ', r.relkind, r.relpersistence, r.relrowsecurity, r.relforcerowsecurity,
                (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation, a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY a.attnum)
                    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped),
                (SELECT string_agg(format('inherits %s %s', i.inhparent::regclass, i.inhrelid::regclass), ', ' ORDER BY i.inhparent, i.inhrelid) FROM pg_inherits i WHERE r.oid IN (i.inhparent, i.inhrelid))) AS definition
            FROM relation r WHERE r.relkind IN ('r', 'p', 'f')
        UNION ALL
        SELECT CASE WHEN r.relkind = 'S' THEN 'sequence' ELSE 'view' END, r.relname, r.relname, CASE WHEN r.relkind = 'S' THEN '' ELSE pg_get_viewdef(r.oid) END
            FROM relation r WHERE r.relkind IN ('v', 'm')
                OR (r.relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d JOIN pg_class o ON o.oid = d.refobjid WHERE d.objid = r.oid AND d.deptype IN ('a', 'i') AND o.relname = @journal AND o.relnamespace = r.relnamespace))
        UNION ALL
        SELECT 'constraint', con.conname, r.relname, concat_ws(' ', pg_get_constraintdef(con.oid), con.convalidated,
                (SELECT string_agg(t.tgenabled::text, '' ORDER BY t.tgrelid::regclass::text, t.tgtype, t.tgfoid) FROM pg_trigger t WHERE t.tgconstraint = con.oid))
            FROM pg_constraint con JOIN relation r ON r.oid = con.conrelid
        UNION ALL
        SELECT 'index', c.relname, r.relname, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indislive)
            FROM pg_index i JOIN relation r ON r.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid
        UNION ALL
        SELECT 'trigger', t.tgname, r.relname, concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid))
            FROM pg_trigger t JOIN any_relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
        UNION ALL
        SELECT 'rule', w.rulename, r.relname, concat_ws(' ', w.ev_enabled, pg_get_ruledef(w.oid))
            FROM pg_rewrite w JOIN any_relation r ON r.oid = w.ev_class WHERE w.rulename <> '_RETURN'
        UNION ALL
        SELECT 'policy', p.polname, r.relname, concat_ws(' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
            FROM pg_policy p JOIN any_relation r ON r.oid = p.polrelid
        UNION ALL
        SELECT 'function', p.proname, p.proname, CASE WHEN p.prokind = 'a' THEN 'aggregate' ELSE pg_get_functiondef(p.oid) END
            FROM pg_proc p WHERE p.pronamespace = to_regnamespace(@schema)
        """;

    private static readonly ConcurrentDictionary<string, SchemaDefinition> Made = new(StringComparer.Ordinal);

    /// <summary>What a schema is made of, without its name.</summary>
    public static SchemaDefinition Of(DbConnection connection, string schema) => SchemaDefinition.Of(
        connection.Query<(string Kind, string Name, string OfTable, string Definition)>(Parts, new { schema, journal = Journal })
            .Select(part => new SchemaPart(part.Kind, part.Name, part.OfTable, part.Definition.Replace($"{schema}.", "", StringComparison.Ordinal))));

    /// <summary>The schema that scripts make, found by running them in a schema of the same server that is never committed. It is kept for the process, as it depends on the server and the scripts alone.</summary>
    /// <exception cref="EvidenceException">The user may not make a schema, which is an obstacle and no finding; or a script fails.</exception>
    public static SchemaDefinition Expected(NpgsqlConnection connection, ImmutableArray<SqlScript> scripts)
    {
        string key = $"{connection.UserName} {connection.Host} {connection.Port} {connection.PostgreSqlVersion} {string.Join(' ', scripts.Select(static script => script.Name))}";
        if (Made.TryGetValue(key, out SchemaDefinition? made))
        {
            return made;
        }

        string scratch = $"spectra_scratch_{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)}";
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        try
        {
            connection.Execute($"CREATE SCHEMA {scratch}; SET LOCAL search_path TO {scratch}");
            foreach (SqlScript script in scripts)
            {
                connection.Execute(script.Contents);
            }

            SchemaDefinition expected = Of(connection, scratch);
            return Made.GetOrAdd(key, expected);
        }
        catch (PostgresException failure) when (failure.SqlState is "42501" or "25006")
        {
            throw new EvidenceException($"The schema (tables and triggers) could not be checked: the user '{connection.UserName}' may not make the schema in which what is expected is found. Run the audit as one who has CREATE on the database. {failure.MessageText}", failure, Obstacle.NoPermission);
        }
    }
}
