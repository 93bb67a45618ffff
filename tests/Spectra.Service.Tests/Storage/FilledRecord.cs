using System.Data.Common;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Accounts;
using Spectra.Service.Backups;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage;

/// <summary>A data folder with at least two rows in every evidence table and every column filled in some row, closed, to be tampered with.</summary>
internal sealed class FilledRecord : IDisposable
{
    private static readonly Lazy<Dictionary<string, byte[]>> Filled = new(static () => Fill(isPostgresql: false));
    private static readonly Lazy<Dictionary<string, byte[]>> FilledInPostgres = new(static () => Fill(isPostgresql: true));

    private readonly TemporaryFolder _folder = new();
    private readonly RecordProbe _probe;
    private string _filledSchema = "";

    /// <summary>On the engine of this run.</summary>
    public FilledRecord()
        : this(TestEngine.IsPostgresql)
    {
    }

    private FilledRecord(bool isPostgresql)
    {
        _probe = new RecordProbe(_folder.Path);
        foreach ((string name, byte[] content) in (isPostgresql ? FilledInPostgres : Filled).Value)
        {
            PrivateCopy.Write(_folder.File(name), content);
        }

        if (isPostgresql)
        {
            CopySchema();
        }
    }

    public string Folder => _folder.Path;

    public string DatabasePath => _folder.File(Database.FileName);

    public string SealPath => _folder.File(SealFile.FileName);

    private static IEnumerable<string> Tables => EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event).Append(EvidenceTables.NominalParty);

    /// <summary>What orders rows as they were written.</summary>
    public string Written => _probe.Written;

    /// <summary>The database, without the product.</summary>
    public RecordProbe Probe => _probe;

    /// <summary>In PostgreSQL, whatever the run is on.</summary>
    public static FilledRecord InPostgres() => new(isPostgresql: true);

    public AuditReport Verify() => AuditVerifier.Verify(Folder);

    public void TamperWithoutTraceInTheSchema(string sql) => _probe.TamperWithoutTraceInTheSchema(sql);

    public void Tamper(string sql) => _probe.Tamper(sql);

    public T Scalar<T>(string sql) => _probe.Scalar<T>(sql);

    public DbConnection Open() => _probe.Open();

    public string Dump() => _probe.Dump();

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, byte[]> Fill(bool isPostgresql)
    {
        using TemporaryFolder folder = new();
        if (isPostgresql)
        {
            RecordProbe.ConfigurePostgres(folder.Path);
        }

        WriteInto(folder.Path);
        return Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder.Path, path), File.ReadAllBytes);
    }

    /// <summary>The files of the folder name the schema that was filled: this record gets one of its own with the same rows, as a restored backup would.</summary>
    private void CopySchema()
    {
        byte[] seal = File.ReadAllBytes(SealPath);
        _filledSchema = SiteFile.Read(Folder)!.Schema;
        string schema = $"spectra_{Guid.NewGuid():N}";
        string path = _folder.File(SiteFile.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace(_filledSchema, schema, StringComparison.Ordinal));
        File.Delete(SealPath);
        Database.Open(Folder, new SteppingClock()).Dispose();
        File.WriteAllBytes(SealPath, seal);
        Tamper(Rows());
        AccountStorage accounts = AccountStorage.Of(Folder, SiteFile.Read(Folder)!.Site);
        accounts.BringUpToDate();
        string filled = _filledSchema.Replace("spectra_", "accounts_", StringComparison.Ordinal);
        Tamper(string.Concat(AccountTables.All.Select(table => $"INSERT INTO {accounts.Schema}.{table.Name} SELECT * FROM {filled}.{table.Name};")));
    }

    /// <summary>Gives a record in PostgreSQL the rows back that it had.</summary>
    public void RestoreRows() => TamperWithoutTraceInTheSchema($"TRUNCATE {string.Join(", ", Tables)};{Rows()}");

    private string Rows() => string.Concat(Tables.Select(table => $"INSERT INTO {table} SELECT * FROM {_filledSchema}.{table} ORDER BY ctid;"));

    private static DockEvent.Taken Received(int session, int file, Spectrum spectrum)
    {
        StoredRecord record = Some.Record($"run/{session}{file}", 20, $"kz-{session}/7");
        return Some.File(record, RecordKey.Of("SN 7", record), $"file {session} {file}", spectrum);
    }

    private static void WriteInto(string folder)
    {
        SteppingClock clock = new();
        WriteSession(folder, clock, 0);
        WriteAnchor(folder, clock);
        SealKeys.Change(folder, clock, "the first key was on a laptop that was sold", "J. Doe");
        WriteAnchor(folder, clock);
        WriteSession(folder, clock, 1);
        WriteLine(folder, clock, 0);
        WriteLine(folder, clock, 1);
        using (Database database = Database.Open(folder, clock))
        {
            FilledTables.Fill(database);
        }

        FilledAccounts.Write(folder);
    }

    private static void WriteAnchor(string folder, SteppingClock clock)
    {
        using Database database = Database.Open(folder, clock);
        database.Append(append => append.Insert(new ChainAnchor(Guid.CreateVersion7(append.At).ToString(), AnchorKind.National, append.Head, "signed"u8.ToArray(), "sign-here", UtcText.Of(append.At), UtcText.Of(append.At)).Row()));
    }

    /// <summary>A session over a line, which leaves a journal.</summary>
    private static void WriteLine(string folder, SteppingClock clock, int session)
    {
        using Database database = Database.Open(folder, clock);
        SessionRecorder recorder = new MeasurementStore(database, clock, "0.1.0").Begin(new DeviceAddress.Tcp("127.0.0.1", 5025));
        recorder.Record(Some.FileSetAside($"from a line {session}"));
        recorder.End(new DockOutcome.Completed(new DockTally(1, 0, 0, 0, 1, 0)), Some.Report());
    }

    private static void WriteSession(string folder, SteppingClock clock, int session)
    {
        using Database database = Database.Open(folder, clock);
        MeasurementStore store = new(database, clock, "0.1.0");
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
