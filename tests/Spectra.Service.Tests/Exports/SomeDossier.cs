using Spectra.Service.Seizures.Decisions;
using System.Collections.Immutable;
using System.Globalization;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Explanation;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Exports;
using Spectra.Service.Exports.Report;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Tests.Exports;

/// <summary>A dossier in which every part holds something.</summary>
internal static class SomeDossier
{
    public const string Statement = "Presumptive: consistent with PETN. Isomer, salt and form are not determined. Screening result, not proof: laboratory confirmation required.";

    /// <summary>Cyrillic with the Kazakh letters.</summary>
    public const string Kazakh = "Ақ ұнтақ, Қазақстан, Әділет үйі, көк қап: ғ ң ө ұ ү һ і";

    public const double Confidence = 0.9731;

    public static readonly Guid MeasurementId = Id(1);

    public static readonly ReportIssue Issue = new(At(40), "Customs laboratory of the dry port", "Khorgos, gate 3", "Prosecutor's office", "C. Chemist");

    public static Guid Id(int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0198a000-0000-7000-8000-{number:D12}"));

    public static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 3, 14, 9, 20, 0, TimeSpan.Zero).AddMinutes(minute);

    public static string Hash(int number) => Some.Hash(BitConverter.GetBytes(number));

    /// <summary>A spectrum with bands of different widths, one of them as narrow as a point.</summary>
    public static Spectrum Spectrum(int points = 1676)
    {
        double[] ordinates = [.. Enumerable.Range(0, points).Select(i => Absorbance(4000 - (3350.0 * i / (points - 1))))];
        Acquisition acquisition = new() { Title = "powder 7", Technique = Technique.Atr, TechniqueStated = "ATR, diamond", ResolutionPerCentimetre = 4, CoAddedScans = 16, Instrument = "FTIR 1", Origin = "Customs", MeasuredAt = "2026/03/14 09:20:00" };
        return Spectra.Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 4000, 650, points), OrdinateUnit.Absorbance, ordinates, acquisition, []);
    }

    public static MeasurementDossier Measurement() => new()
    {
        Record = Record(),
        Spectrum = Spectrum(),
        SpectrumSha256 = Hash(11),
        Operator = "operator 4",
        Comments = "second layer",
        Accessory = "diamond ATR, one bounce",
        Report = Report(),
        Rule = new RecordedRule { Sha256 = DecisionRule.Current.Sha256, Version = DecisionRule.Current.Version, Body = DecisionRule.Current.Json, FirstUsedAt = At(-900) },
        References = [Reference("78-11-5", "PETN", 1.02, 0), Reference("121-82-4", "RDX", 0.98, 35), Reference("57-50-1", "Sucrose", 0.9, -60)],
        Hazards = [ReferenceFacts.Catalogue.HazardsOf("78-11-5", "PETN")[0]],
        InstrumentAnswers = [new InstrumentAnswer { Id = Id(21), MeasurementId = MeasurementId, Answer = "SUCROSE 0.94", Ids = ["57-50-1"], Source = "device", RecordedAt = At(2) }],
        Opinions = [new Opinion { Id = Id(22), MeasurementId = MeasurementId, AnalysisId = Id(3), Conclusion = "agrees", Ids = ["78-11-5"], Reason = "The nitrate bands are where they belong.", Blind = true, Meaning = "I looked without knowing the answer.", ContentSha256 = Hash(22), SignedBy = "account-2", SignedName = "S. Second", SignedAt = At(20) }],
        Reviews = [new Review { Id = Id(23), MeasurementId = MeasurementId, AnalysisId = Id(3), Decision = ReviewDecision.Accepted, Candidates = "[]", Wording = "Consistent with PETN.", Reason = "All bands agree.", Meaning = "I reviewed the data.", ContentSha256 = Hash(23), SignedBy = "account-3", SignedName = "C. Chemist", SignedAt = At(25) }],
        Place = Place(),
        Chain = new ChainStanding("site-1", 4711, Hash(13), Hash(14)),
        Names = new Dictionary<string, string> { ["account-1"] = "O. Officer", ["account-3"] = "C. Chemist" },
    };

    public static ExhibitPlace Place() => new()
    {
        Case = new CaseFile { Id = Id(30), Reference = "KZ-2026-0042", Agency = "Customs", PortUnit = "Dry port", OpenedBy = "account-1", OpenedAt = At(-120) },
        Tree =
        [
            Item(31, null, "1", ExhibitKind.Container, "Container") with { Packages = 40, GrossQuantity = 18400.5, QuantityUnit = "kg", Seals = ["SEAL 0815"] },
            Item(32, 31, "1.1", ExhibitKind.Item, Kazakh) with { PhysicalForm = "powder", Colour = "white", NetQuantity = 0.4567891, QuantityUnit = "kg", QuantityUncertainty = 0.0004 },
        ],
        Attribution = new Attribution { Id = Id(33), MeasurementId = MeasurementId, ExhibitId = Id(32), SamplingId = Id(34), Reason = "Code on the bag.", AttributedBy = "account-1", AttributedAt = At(6) },
        Samplings = [new Sampling { Id = Id(34), ExhibitId = Id(32), SubSample = 1, Plan = "hypergeometric, 5 of 40", Tool = "spatula", MassMilligrams = 12.5, Homogenised = true, Place = "hall 2", SampledBy = "account-1", SampledAt = At(-20), RecordedBy = "account-1", RecordedAt = At(-15) }],
        Confirmations = [new Confirmation { Id = Id(35), ExhibitId = Id(32), Technique = "gas-chromatography-mass-spectrometry", Result = ConfirmationResult.Positive, Ids = ["78-11-5"], Laboratory = "State laboratory", LaboratoryReference = "L-99", ReferenceMaterial = "RM 12", Agreement = "agrees", PerformedBy = "account-9", PerformedAt = At(30), RecordedBy = "account-3", RecordedAt = At(31) }],
        Custody = [.. Enumerable.Range(1, 3).Select(static step => new CustodyTransfer { Id = Id(40 + step), ExhibitId = Id(32), Step = step, FromHolder = $"store {step}", ToHolder = $"store {step + 1}", Place = "KZKHG", SealIn = $"S{step}", SealOut = $"S{step + 1}", Purpose = "analysis", Condition = "intact", HappenedAt = At(step), Meaning = "I received it.", SignedBy = "account-1", SignedName = "O. Officer", SignedAt = At(step), PreviousHash = Hash(40 + step), Hash = Hash(41 + step) })],
    };

    /// <summary>The same with a signed checklist.</summary>
    public static MeasurementDossier Identified() => Measurement() with { Place = Place() with { Identifications = [Signed(50, null, withdrawn: false)] } };

    public static Reviews.SignedIdentification Signed(int id, int? amends, bool withdrawn) => new()
    {
        Id = Id(id), ExhibitId = Id(32), ReviewId = Id(23), ConfirmationId = Id(35), BlankMeasurementId = Id(8), Amends = amends is { } earlier ? Id(earlier) : null, Withdrawn = withdrawn, SubstanceId = "78-11-5",
        Checklist = "{}", Statement = "Identified as PETN by two independent techniques.", Reason = "Checklist complete.", Meaning = "I identified it.", ContentSha256 = Hash(id), SignedBy = "account-3", SignedName = "C. Chemist", SignedAt = At(35),
    };

    public static CaseDossier Case() => new()
    {
        Case = Place().Case,
        Statuses = [new CaseStatusChange { Id = Id(60), CaseId = Id(30), Status = CaseStatus.UnderReview, Reason = "For the chemist.", ChangedBy = "account-1", ChangedAt = At(7) }],
        Interceptions = [Interception()],
        Exhibits = [new ExhibitDossier(Place() with { Tree = [Place().Tree[0]], Attribution = null, Custody = [], Samplings = [], Confirmations = [] }, []), new ExhibitDossier(Place(), [Measurement()])],
        Holds = [new Hold { Id = Id(62), CaseId = Id(30), Change = HoldChange.Placed, Reason = "Court order 17.", ChangedBy = "account-1", ChangedAt = At(8) }],
        Chain = Measurement().Chain,
        Names = Measurement().Names,
    };

    public static Interception Interception() => new()
    {
        Id = Id(61), CaseId = Id(30), HappenedAt = At(-60), TimeZone = "Asia/Almaty", ClockSource = "NTP", PlaceLocode = "KZKHG", PlaceNote = "gate 3, beside the house of Ivan Ivanov", Direction = "transit", ConveyanceMode = "rail", ConveyanceId = "wagon 12", ConveyanceFlag = "KAZ",
        ContainerNumber = "CSQU3054383", Seals = ["SEAL 0815"], Route = ["CNURC", "KZKHG", "RUMOW"], DeclaredDescription = "toys of Ivanov Trading", DeclaredHsCode = "9503.00", DeclaredQuantity = 18400.5, DeclaredUnit = "kg", Concealment = "Mixed with goods", RecordedBy = "account-1", RecordedAt = At(-50),
    };

    public static IdentificationReport Report() => new(
        "powder7.jdx", 0, Hash(10),
        new SpectrumStatement(1676, 650, 4000, "absorbance", "atr", "sample", "inferred", "The spectrum shows bands."),
        new QualityStatement("usable", 812.4, []),
        new VerdictStatement("presumptive-match", ["78-11-5"], ["PETN"], "parent", Confidence, new CalibrationStatement("atr-solid", true, 0.95, null, 0.0021), ["78-11-5", "121-82-4"], Statement, "score at least 0.93 and gap at least 0.02"),
        [new AlertStatement("energetic", ["78-11-5"], "answer-set", "PETN is an explosive.")],
        [Hit(1, "78-11-5", "PETN", 0.9876, 0.11) with { Bands = new BandsStatement([], [], [], "Eight of nine bands agree.") }, Hit(2, "121-82-4", "RDX", 0.8712, 0.02), Hit(3, "57-50-1", "Sucrose", 0.7533, 0.01)],
        new MixtureStatement([new ComponentStatement("78-11-5", "PETN", "78-11-5", 0.81, "spectral-share", 0.75, 0.87, 0.9912), new ComponentStatement("57-50-1", "Sucrose", "57-50-1", 0.19, "spectral-share", 0.13, 0.25, 0.8877)], 0.031, 0.1234, "mix-1"),
        [new DetectionLimitStatement("121-82-4", 0.08)],
        [], [new SpectrumWarning("water-vapour", "Water vapour is visible.")],
        new EngineStatement("0.1.0", "recipe-1", "pearson-d1", [new LibraryStatement("condensed", "1", Hash(15))]));

    private static HitStatement Hit(int rank, string cas, string name, double score, double gap) => new(rank, cas, name, cas, "condensed", score, "pearson-d1", gap, 0, false, null);

    private static MeasurementRecord Record() => new(
        new Measurement
        {
            Id = MeasurementId, SessionId = Id(2), Sha256 = Hash(10), ExhibitCode = "EX-7", ExhibitBasis = "sample-name", FileName = "powder7.jdx", SampleName = "EX-7", DeviceMeasuredAt = At(-1), MeasuredAtCorrected = At(0), Subfile = 0, Format = "JCAMP-DX",
            Role = MeasurementRole.Sample, RoleBasis = "inferred", RoleReason = "The spectrum shows bands.", Title = "powder 7", Technique = "atr", TechniqueStated = "ATR, diamond", ResolutionPerCentimetre = 4, CoAddedScans = 16, Instrument = "FTIR 1", DeviceTime = "2026-03-14T09:19:00", ReceivedAt = At(1),
            Points = 1676, MissingPoints = 0, FirstPosition = 4000, LastPosition = 650, AxisUnit = "1/cm", OrdinateUnit = "absorbance", Warnings = [],
        },
        new DockingSession(Id(2), "serial:/dev/ttyUSB0", new DeviceIdentity("SIM-1", "SN 7", "2.1"), new DeviceHealth { ClockOffsetSeconds = 60, ClockHalfRoundTripSeconds = 0.2, BackgroundAgeSeconds = 320 }, At(0), null, [], "yes", "O. Officer", null),
        [new Analysis { Id = Id(3), MeasurementId = MeasurementId, AnalysedAt = At(1), EngineVersion = "0.1.0", RecipeHash = Hash(16), Metric = "pearson-d1", LibrariesJson = "[]", QualityVerdict = "usable", VerdictKind = "presumptive-match", Ids = ["78-11-5"], Level = "parent", Statement = Statement, ReportJson = "{}", ReportSha256 = Hash(17) }],
        [new Correction(Id(4), "exhibit_code", null, "EX-7", "Read from the bag.", "account-1", At(5))],
        [],
        new MeasurementSequence(MeasurementId, Id(2), Id(7), Id(6), Id(8), null, null, Id(9), [new SessionTag("no-clean-blank", "No clean blank was measured before this sample.")]),
        [.. Enumerable.Range(1, 4).Select(static i => new ChainEvent("site-1", 100 + i, At(1), "measurement-recorded", EvidenceTables.Measurement, Id(i).ToString(), Hash(i), Hash(200 + i)))],
        []);

    private static Exhibit Item(int id, int? parent, string number, ExhibitKind kind, string description) => new()
    {
        Id = Id(id), CaseId = Id(30), ParentId = parent is { } above ? Id(above) : null, Number = number, Kind = kind, Description = description, Seals = [], RecordedBy = "account-1", RecordedAt = At(-30),
    };

    private static ReferenceTrace Reference(string id, string name, double stretch, double shift) =>
        new(id, name, "condensed, release 1", [.. Enumerable.Range(0, 1676).Select(static i => 650 + (2.0 * i))], [.. Enumerable.Range(0, 1676).Select(i => stretch * Absorbance(650 + (2.0 * i) + shift))]);

    private static double Absorbance(double wavenumber) =>
        0.02 + (0.9 * Band(wavenumber, 1640, 14)) + (0.6 * Band(wavenumber, 1285, 12)) + (0.4 * Band(wavenumber, 840, 9)) + (0.15 * Band(wavenumber, 2960, 30)) + (0.3 * Band(wavenumber, 1003, 4));

    private static double Band(double wavenumber, double at, double halfWidth) => 1 / (1 + Math.Pow((wavenumber - at) / halfWidth, 2));
}
