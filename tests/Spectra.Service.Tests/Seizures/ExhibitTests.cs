using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Seizures;

/// <summary>Exhibit codes, and what they decide of a record.</summary>
public sealed class ExhibitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteppingClock _clock = new();
    private readonly Database _database;
    private readonly MeasurementStore _store;

    public ExhibitTests()
    {
        _database = Database.Open(_folder.Path, _clock);
        _store = new MeasurementStore(_database, _clock, "0.1.0");
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("KZ-2026/7.1", null)]
    [InlineData("Ж-17", null)]
    [InlineData("", "expected up to 64")]
    [InlineData("KZ 7", "expected up to 64")]
    [InlineData("KZ_7", "expected up to 64")]
    public void ACodeIsLettersDigitsHyphensSlashesAndDots(string code, string? fault) => Assert.Contains(fault ?? "", ExhibitCode.Fault(code) ?? "", StringComparison.Ordinal);

    [Fact]
    public void ALongCodeIsRefused()
    {
        Assert.Null(ExhibitCode.Fault(new string('7', 64)));
        Assert.NotNull(ExhibitCode.Fault(new string('7', 65)));
    }

    [Theory]
    [InlineData(" kz-7 ", "KZ-7", "sample-name")]
    [InlineData("KZ-70", null, null)]
    [InlineData(null, null, null)]
    [InlineData("", null, null)]
    public void ASampleNameThatIsAnIssuedCodeTellsTheExhibit(string? sampleName, string? exhibit, string? basis)
    {
        Assert.True(_store.Exhibits.Issue("KZ-7", "J. Doe", "shift 1"));
        Assert.False(_store.Exhibits.Issue("kz-7", "J. Doe", null));

        Guid id = Taken(sampleName);

        MeasurementRecord found = _store.Find(id)!;
        Assert.Equal((exhibit, basis, sampleName), (found.CurrentExhibit, found.CurrentExhibitBasis, found.Measurement.SampleName));
        Assert.Equal(("KZ-7", "J. Doe", "shift 1"), _store.Reader.ListExhibits().Select(static code => (code.Code, code.IssuedBy, code.Note)).Single());
    }

    [Fact]
    public void AnAssignmentStandsBesideTheOldValueAndNeedsAnIssuedCode()
    {
        _store.Exhibits.Issue("KZ-7", "J. Doe", null);
        _store.Exhibits.Issue("KZ-8", "J. Doe", null);
        Guid id = Taken(null);

        Assert.Null(_store.Exhibits.Assign(id, "kz-7", "label on the bag", "J. Doe"));
        Assert.Null(_store.Exhibits.Assign(id, "KZ-8", "no, the other bag", "J. Roe"));
        Assert.Contains("exhibit issue", _store.Exhibits.Assign(id, "KZ-9", "guess", "J. Doe"), StringComparison.Ordinal);
        Assert.Contains("no measurement", _store.Exhibits.Assign(Guid.CreateVersion7(), "KZ-7", "guess", "J. Doe"), StringComparison.Ordinal);

        MeasurementRecord found = _store.Find(id)!;
        Assert.Equal(("KZ-8", "corrected", (string?)null), (found.CurrentExhibit, found.CurrentExhibitBasis, found.Measurement.ExhibitCode));
        Assert.Equal([(null, "KZ-7", "J. Doe"), ("KZ-7", "KZ-8", "J. Roe")], found.Corrections.Select(static correction => (correction.OldValue, correction.NewValue!, correction.By)));
        Assert.Throws<ArgumentException>(() => _store.Exhibits.Assign(id, "KZ-7", " ", "J. Doe"));
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    [Theory]
    [InlineData(-8, null, true)]
    [InlineData(-6, null, false)]
    [InlineData(-8, "KZ-7", false)]
    [InlineData(-8, "KZ-8", true)]
    public void AtAFirstDockingWhatIsOlderThanAWeekAndNotUnderACodeIsForeign(int days, string? sampleName, bool isForeign)
    {
        _store.Exhibits.Issue("KZ-7", "J. Doe", null);

        string? sentence = Rule(new DeviceAddress.Serial("/dev/ttyUSB0", null)).Of(Measured(SteppingClock.Start.AddDays(days), sampleName));

        Assert.Equal(isForeign, sentence is not null);
        Assert.Contains(isForeign ? "record admit" : "", sentence ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void LaterTheFirstSessionOfTheSerialNumberCounts()
    {
        DeviceAddress line = new DeviceAddress.Serial("/dev/ttyUSB0", null);
        SessionRecorder first = _store.Begin(line);
        first.Connected(Some.Device("SN 7"));
        first.Record(Some.File("content"), [Some.Sample()]);
        MuchLater later = new();

        Assert.Null(Rule(line, later).Of(Measured(SteppingClock.Start.AddDays(-6), null)));
        Assert.NotNull(Rule(line, later).Of(Measured(SteppingClock.Start.AddDays(-8), null)));
        Assert.NotNull(Rule(line, later, "SN 8").Of(Measured(SteppingClock.Start.AddDays(-6), null)));
    }

    [Fact]
    public void AFolderASimulatedDetectorAndATimeNobodyBelievesAreNotForeign()
    {
        DateTimeOffset old = SteppingClock.Start.AddYears(-3);

        Assert.Null(Rule(Some.Address).Of(Measured(old, null)));
        Assert.Null(Rule(new DeviceAddress.Simulated("scpi")).Of(Measured(old, null)));
        Assert.Null(Rule(new DeviceAddress.Tcp("host", 1)).Of(Measured(DateTimeOffset.UnixEpoch, null)));
        Assert.Null(Rule(new DeviceAddress.Tcp("host", 1)).Of(Measured(null, null)));
        ForeignRule since = new(_store, new DockRequest(Some.Address) { Since = SteppingClock.Start }, _clock);
        since.Connected(DeviceIdentity.NotReported);
        Assert.NotNull(since.Of(Measured(old, null)));
    }

    private ForeignRule Rule(DeviceAddress address, TimeProvider? time = null, string serial = "SN 7")
    {
        ForeignRule rule = new(_store, new DockRequest(address), time ?? _clock);
        rule.Connected(new DeviceIdentity(null, serial, null));
        return rule;
    }

    private static StoredRecord Measured(DateTimeOffset? at, string? sampleName) => Some.Record("7", 1, sampleName) with { MeasuredAt = at };

    private Guid Taken(string? sampleName) =>
        Assert.IsType<RecordOutcome.Recorded>(_store.Begin(Some.Address).Record(Some.File(Some.Record("7", 1, sampleName), null, "content"), [Some.Sample()])).Ids[0];

    private sealed class MuchLater : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => SteppingClock.Start.AddYears(1);
    }
}
