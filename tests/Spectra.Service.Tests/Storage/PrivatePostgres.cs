using System.Diagnostics;
using Npgsql;

namespace Spectra.Service.Tests.Storage;

/// <summary>A PostgreSQL of Debian's package for this process alone: in a temporary folder, reached by a socket in it, gone when the process is gone.</summary>
internal static class PrivatePostgres
{
    /// <summary>Waits for its input to end, which it does however the tests end, or for a signal to all of them, and then takes everything away.</summary>
    private const string Life = """
        trap : INT TERM HUP
        "$1/initdb" -D "$2/data" -U spectra -A trust -E UTF8 --locale=C --locale-provider=icu --icu-locale=en --no-sync >"$2/initdb.log" 2>&1 || exit 1
        "$1/pg_ctl" -D "$2/data" -l "$2/server.log" -w -o "-k $2 -c listen_addresses= -c fsync=off -c full_page_writes=off -c autovacuum=off -c max_connections=400" start >"$2/start.log" 2>&1 || exit 1
        echo ready
        read -r _
        "$1/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$2"
        """;

    private static readonly Lazy<string> Started = new(Start);

    /// <summary>Why there is none to be had here; null where there is.</summary>
    public static string? Missing { get; } = !OperatingSystem.IsLinux() || Programs is null ? "There is no PostgreSQL server here (Debian's postgresql)."
        : Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(static line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "There is no user postgres here, and PostgreSQL refuses to run as root."
        : null;

    /// <summary>How it is reached; it is started where it was not yet.</summary>
    public static string ConnectionString => Started.Value;

    private static string? Programs => field ??= Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(static version => Path.Combine(version, "bin")).Where(static bin => File.Exists(Path.Combine(bin, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    private static string Start()
    {
        string folder = Directory.CreateTempSubdirectory("spectra-pg-").FullName;
        string[] command = ["/bin/sh", "-c", Life, "sh", Programs!, folder];
        if (Environment.IsPrivilegedProcess)
        {
            using Process given = Process.Start("/bin/chown", ["postgres:", folder]);
            given.WaitForExit();
            command = ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command];
        }

        if (!OperatingSystem.IsWindows())
        {
            // Users whom tests make up come by the socket too.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        Process life = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder })!;
        string? word = life.StandardOutput.ReadLine();
        Assert.True(word == "ready", $"PostgreSQL did not start: see the logs in '{folder}'.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            life.StandardInput.Close();
            life.WaitForExit(TimeSpan.FromSeconds(20));
        };
        return new NpgsqlConnectionStringBuilder { Host = folder, Username = "spectra", Database = "postgres" }.ConnectionString;
    }
}
