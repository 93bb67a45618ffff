using Dapper;
using Microsoft.Data.Sqlite;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>A data folder with at least two rows in every evidence table and every column filled in some row, closed, to be tampered with.</summary>
internal sealed class FilledRecord : IDisposable
{
    private static readonly Lazy<Dictionary<string, byte[]>> Filled = new(Fill);

    private readonly TemporaryFolder _folder = new();

    public FilledRecord()
    {
        foreach ((string name, byte[] content) in Filled.Value)
        {
            File.WriteAllBytes(_folder.File(name), content);
        }
    }

    public string Folder => _folder.Path;

    public string DatabasePath => _folder.File(Database.FileName);

    public string SealPath => _folder.File(SealFile.FileName);

    public AuditReport Verify() => AuditVerifier.Verify(Folder);

    /// <summary>Runs SQL as somebody with the file in hands would: triggers dropped, foreign keys off, then the triggers put back as they were.</summary>
    public void TamperWithoutTraceInTheSchema(string sql)
    {
        using SqliteConnection connection = Open();
        List<string> triggers = connection.Query<string>("SELECT sql FROM sqlite_master WHERE type = 'trigger'").AsList();
        foreach (string name in connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").AsList())
        {
            connection.Execute($"DROP TRIGGER {name}");
        }

        connection.Execute(sql);
        triggers.ForEach(trigger => connection.Execute(trigger));
    }

    public void Tamper(string sql)
    {
        using SqliteConnection connection = Open();
        connection.Execute(sql);
    }

    public T Scalar<T>(string sql)
    {
        using SqliteConnection connection = Open();
        return connection.ExecuteScalar<T>(sql)!;
    }

    public SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={DatabasePath};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    /// <summary>Everything in the evidence tables, as text.</summary>
    public string Dump()
    {
        using SqliteConnection connection = Open();
        IEnumerable<string> tables = EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event);
        return string.Join('\n', tables.Select(table =>
        {
            List<string> columns = connection.Query<string>($"SELECT name FROM pragma_table_info('{table}')").AsList();
            string quoted = string.Join(" || '|' || ", columns.Select(static column => $"quote({column})"));
            return string.Join('\n', connection.Query<string>($"SELECT {quoted} FROM {table} NOT INDEXED ORDER BY 1"));
        }));
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, byte[]> Fill()
    {
        using TemporaryFolder folder = new();
        WriteInto(folder.Path);
        return Directory.GetFiles(folder.Path).ToDictionary(static path => Path.GetFileName(path), File.ReadAllBytes);
    }

    private static DockEvent.Taken Received(int session, int file, Spectrum spectrum)
    {
        StoredRecord record = Some.Record($"run/{session}{file}", 20, $"kz-{session}/7");
        return Some.File(record, RecordKey.Of("SN 7", record), $"file {session} {file}", spectrum);
    }

    private static void WriteInto(string folder)
    {
        SteppingClock clock = new();
        using Database database = Database.Open(folder, clock);
        MeasurementStore store = new(database, clock, "0.1.0");
        for (int session = 0; session < 2; session++)
        {
            SessionRecorder recorder = store.Begin(Some.Address, new DeskAnswer(true, "J. Doe"));
            store.Exhibits.Issue($"KZ-{session}/7", "J. Doe", "morning shift");
            DeviceHealth health = new()
            {
                Laser = "locked",
                ClockRaw = "2026-03-14 09:26:40",
                SelfTest = "passed",
                BatteryPercent = 81.5,
                TemperatureCelsius = 24.25,
                HumidityPercent = 33,
                BackgroundAgeSeconds = 600,
                Energy = 0.93,
                CalibrationDue = "2027-01",
                ClockOffsetSeconds = -12.5,
                ClockHalfRoundTripSeconds = 0.02,
            };
            recorder.Connected(new DockEvent.Connected(new DeviceIdentity("SIM-1", "SN 7", "2.4"), health, [new SessionTag("clock", "The clock is off.")], "SIMULATED instrument."));
            for (int file = 0; file < 3; file++)
            {
                Spectrum spectrum = Some.Spectrum($"powder {session}{file}", new SpectrumWarning("missing-ordinates", "2 of 200 points are missing."));
                RecordOutcome.Recorded recorded = (RecordOutcome.Recorded)recorder.Record(Received(session, file, spectrum), [Some.Sample(spectrum)]);
                store.CorrectRole(recorded.Ids[0], file == 2 ? MeasurementRole.Sample : MeasurementRole.Blank, "as in the log book", "J. Doe");
            }

            recorder.Record(Some.File(Some.Record($"run/{session}c"), null, $"film {session}"), [Some.Check()]);
            recorder.Record(Some.FileSetAside($"shopping list {session}"));
            recorder.Record(Some.FileQuarantined($"old {session}"));
            recorder.End(new DockOutcome.DeviceLost(new DockTally(6, 4, 0, 1, 1, 1), "The stick went away."), Some.Report());
        }
    }
}
