using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Spectra.Driver.Docking;

namespace Spectra.Soak.Docking;

/// <summary>The product: <c>spectra dock</c> with its record, in SQLite only.</summary>
/// <remarks>What was taken is read from the database past the product, so that a fault of its reader can't hide one of its writer.</remarks>
internal sealed class SpectraPost : IPostProgram
{
    // What the machine has configured does not reach the folders of a soak.
    private const string Server = "SPECTRA_POSTGRESQL";
    private const string Taken = "SELECT m.file_name, r.bytes FROM evidence_measurement m JOIN evidence_raw r ON r.sha256 = m.sha256";

    /// <summary>The program, in its own folder beside this one's.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "..",
        "..",
        "Spectra.Service",
        Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)),
        OperatingSystem.IsWindows() ? "spectra.exe" : "spectra"));

    /// <inheritdoc/>
    public ProcessStartInfo Start(string address, string profileFile, string folder) =>
        Embedded(new ProcessStartInfo(Program, ["dock", address, "--profile", profileFile, "--data", folder, "--decontaminated", "--json"]));

    /// <inheritdoc/>
    public string? Step(string line, bool isError) =>
        isError ? line.StartsWith("Detector:", StringComparison.Ordinal) ? "Connected" : null
        : line.Contains("\"measurement\"", StringComparison.Ordinal) ? "Taken"
        : null;

    /// <inheritdoc/>
    public IReadOnlyList<HandedOver> HandedOver(string folder)
    {
        string file = Path.Combine(folder, "spectra.db");
        if (!File.Exists(file))
        {
            return [];
        }

        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Taken;
        using SqliteDataReader rows = command.ExecuteReader();
        List<HandedOver> taken = [];
        while (rows.Read())
        {
            string name = rows.GetString(0);
            taken.Add(new HandedOver(Convert.ToHexStringLower(SHA256.HashData(rows.GetFieldValue<byte[]>(1))), new StoredRecord { Id = name, Name = name }, IsSpectrum: true));
        }

        return taken;
    }

    /// <inheritdoc/>
    public async Task<string?> FaultAsync(string folder)
    {
        using Process audit = Process.Start(Embedded(new ProcessStartInfo(Program, ["audit", "verify", "--data", folder]) { RedirectStandardOutput = true, RedirectStandardError = true }))!;
        Task<string> findings = audit.StandardError.ReadToEndAsync();
        string report = await audit.StandardOutput.ReadToEndAsync();
        await audit.WaitForExitAsync();
        return audit.ExitCode == 0 ? null : $"{report}{await findings}";
    }

    private static ProcessStartInfo Embedded(ProcessStartInfo start)
    {
        start.Environment.Remove(Server);
        return start;
    }
}
