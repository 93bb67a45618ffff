using System.Diagnostics;

namespace Spectra.Service.Tests.Storage;

/// <summary>A PostgreSQL of Debian's package for this process alone: in a temporary folder, reached by a socket in it, gone when the process is gone.</summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>Does what its input says until that ends, which it does however this process ends, and then takes everything away. A kill is that of the server and of every process of it, as when the power goes.</summary>
    private const string Life = """
        trap : INT TERM HUP
        programs=$1 folder=$2 more=$3
        start() { "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -o "-k $folder -c listen_addresses= -c autovacuum=off -c max_connections=400 $more" start >"$folder/start.log" 2>&1; }
        "$programs/initdb" -D "$folder/data" -U spectra -A trust -E UTF8 --locale=C --locale-provider=icu --icu-locale=en --no-sync >"$folder/initdb.log" 2>&1 || exit 1
        start || exit 1
        echo ready
        while read -r word; do
          case $word in
            kill)
              server=$(head -1 "$folder/data/postmaster.pid")
              parts=$(cat "/proc/$server/task/$server/children")
              kill -9 $server $parts
              while kill -0 $server $parts 2>/dev/null; do sleep 0.01; done
              echo killed ;;
            start) for again in 1 2 3 4 5; do start && break; sleep 0.2; done && echo ready || exit 1 ;;
          esac
        done
        "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$folder"
        """;

    private const string FasterThanSafe = "-c fsync=off -c full_page_writes=off";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _life;
    private int _isDisposed;

    private PostgresServer(Process life, string folder) => (_life, Folder) = (life, folder);

    /// <summary>Why there is none to be had here; null where there is.</summary>
    public static string? Missing { get; } = !OperatingSystem.IsLinux() || Programs is null ? "There is no PostgreSQL server here (Debian's postgresql)."
        : Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(static line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "There is no user postgres here, and PostgreSQL refuses to run as root."
        : null;

    /// <summary>The folder with everything of it; its socket too.</summary>
    public string Folder { get; }

    /// <summary>How it is reached.</summary>
    public string ConnectionString => $"Host={Folder};Username=spectra;Database=postgres";

    private static string? Programs => field ??= Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(static version => Path.Combine(version, "bin")).Where(static bin => File.Exists(Path.Combine(bin, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    /// <summary>Starts one.</summary>
    /// <param name="isDurable">Whether what it says it has written outlives a kill of the machine; without that it is faster.</param>
    public static PostgresServer Start(bool isDurable)
    {
        string folder = Directory.CreateTempSubdirectory("spectra-pg-").FullName;
        string[] command = ["/bin/sh", "-c", Life, "sh", Programs!, folder, isDurable ? "" : FasterThanSafe];
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
        PostgresServer server = new(life, folder);
        server.Await("ready");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }

    /// <summary>Kills it with SIGKILL, every process of it; then it does not run.</summary>
    public void Kill() => Tell("kill", "killed");

    /// <summary>Starts it again after a kill: it recovers from its log.</summary>
    public void Restart() => Tell("start", "ready");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _life.StandardInput.Close();
            _life.WaitForExit(Patience);
            _life.Dispose();
        }
    }

    private void Tell(string word, string answer)
    {
        _life.StandardInput.WriteLine(word);
        _life.StandardInput.Flush();
        Await(answer);
    }

    private void Await(string answer)
    {
        string? word = _life.StandardOutput.ReadLine();
        if (word != answer)
        {
            throw new InvalidOperationException($"PostgreSQL said '{word}' where '{answer}' was expected: see the logs in '{Folder}'.");
        }
    }
}
