using System.Text;
using System.Text.Json;
using Spectra.Formats.Jcamp;
using Spectra.Roles;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Exports;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Exports;

/// <summary>Dossiers as they come out of a real record.</summary>
public sealed class DossierReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Guid _id;

    public DossierReaderTests()
    {
        using StringWriter file = new();
        JcampWriter.Write(file, [SomeDossier.Spectrum(200)]);
        string report = JsonSerializer.Serialize(SomeDossier.Report(), ReportJson.Line.IdentificationReport);
        NewAnalysis analysis = Some.Analysis(SomeDossier.Statement) with { ReportJson = report };
        using Database database = Database.Open(_folder.Path, new SteppingClock());
        SessionRecorder session = new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address);
        session.Connected(Some.Device("SN 7"));
        _id = Assert.IsType<RecordOutcome.Recorded>(session.Record(Some.File(file.ToString(), SomeDossier.Spectrum(200)), [Some.Sample(SomeDossier.Spectrum(200), analysis)])).Ids[0];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WithoutCasesADossierHoldsTheMeasurementAlone()
    {
        MeasurementDossier dossier = Read();

        Assert.Equal(SomeDossier.Spectrum(200).Ordinates, dossier.Spectrum!.Ordinates);
        Assert.Equal(SomeDossier.Statement, dossier.Analysis!.Statement);
        Assert.Equal("PETN", dossier.Report!.Verdict.Names[0]);
        Assert.NotEmpty(dossier.Hazards);
        Assert.Null(dossier.Place);
        Assert.Equal(dossier.Analysis.DecisionRule, dossier.Rule!.Sha256);
        Assert.Equal(AuditVerifier.Verify(_folder.Path).Events, dossier.Chain.Count);
        Assert.Empty(dossier.Findings);
    }

    [Fact]
    public void EverythingRecordedAroundItIsInIt()
    {
        RecordTheRest();

        MeasurementDossier dossier = Read();

        ExhibitPlace expected = SomeDossier.Place();
        Assert.Equal(["1", "1.1"], dossier.Place!.Tree.Select(static exhibit => exhibit.Number));
        Assert.Equal("off-white", dossier.Place.Exhibit.Colour);
        Assert.Equal(("colour", "white", "off-white"), Assert.Single(dossier.Place.Corrections) is { Correction: { } correction } ? (correction.Field, correction.OldValue, correction.NewValue) : default);
        Assert.Equal(expected.Custody.Select(static step => step.Hash), dossier.Place.Custody.Select(static step => step.Hash));
        Assert.Equal(SomeDossier.Id(34), dossier.Place.Sampling!.Id);
        Assert.Equal("State laboratory", Assert.Single(dossier.Place.Confirmations).Laboratory);
        Assert.Equal(SomeDossier.Id(50), dossier.Identification!.Id);
        Assert.Equal("KZKHG", Assert.Single(dossier.Place.Interceptions).PlaceLocode);
        Assert.Equal("SUCROSE 0.94", Assert.Single(dossier.InstrumentAnswers).Answer);
        Assert.Equal("S. Second", Assert.Single(dossier.Opinions).SignedName);
        Assert.Equal(ReviewDecision.Accepted, Assert.Single(dossier.Reviews).Decision);
        Assert.Equal("O. Officer", dossier.NameOf("account-1"));
        Assert.Equal("account-9", dossier.NameOf("account-9"));
        Assert.Empty(dossier.Findings);
    }

    [Fact]
    public void ACaseHoldsItsExhibitsInTheOrderOfTheTreeWithTheirMeasurements()
    {
        RecordTheRest();

        CaseDossier dossier = new DossierReader(DatabaseReader.Open(_folder.Path), []).Case(SomeDossier.Id(30))!;

        Assert.Equal(("KZ-2026-0042", CaseStatus.UnderReview), (dossier.Case.Reference, dossier.Status));
        Assert.Equal([("1", 0), ("1.1", 1)], dossier.Exhibits.Select(static exhibit => (exhibit.Place.Exhibit.Number, exhibit.Measurements.Length)));
        Assert.Equal(_id, dossier.Exhibits[1].Measurements[0].Record.Measurement.Id);
        Assert.Equal("Court order 17.", Assert.Single(dossier.Holds).Reason);
        Assert.Empty(dossier.Findings);
        Assert.Null(new DossierReader(DatabaseReader.Open(_folder.Path), []).Case(SomeDossier.Id(31)));
    }

    [Fact]
    public void ADossierReadTwiceGivesTheSameFileInEveryForm()
    {
        RecordTheRest();

        foreach (ExportForm form in Enum.GetValues<ExportForm>())
        {
            byte[] first = ExportWriter.Write(Read(), form, SomeDossier.Issue)!;
            Assert.NotEmpty(first);
            Assert.Equal(first, ExportWriter.Write(Read(), form, SomeDossier.Issue));
        }
    }

    [Fact]
    public void BytesThatAreNotThoseReceivedGiveNoSpectrum()
    {
        RecordProbe probe = new(_folder.Path);
        probe.TamperWithoutTraceInTheSchema(TestEngine.IsPostgresql
            ? "UPDATE evidence_raw SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'powder', 'flours'), 'UTF8')"
            : "UPDATE evidence_raw SET bytes = CAST(replace(CAST(bytes AS TEXT), 'powder', 'flours') AS BLOB)");

        MeasurementDossier dossier = Read();

        Assert.Null(dossier.Spectrum);
        Assert.NotEmpty(dossier.Record.Findings);
        Assert.Null(ExportWriter.Write(dossier, ExportForm.Jcamp, SomeDossier.Issue));
    }

    private MeasurementDossier Read() => new DossierReader(DatabaseReader.Open(_folder.Path), []).Measurement(_id)!;

    private void RecordTheRest()
    {
        MeasurementDossier some = SomeDossier.Identified();
        Guid analysis = Read().Analysis!.Id;
        ExhibitPlace place = some.Place!;
        using Database database = Database.Open(_folder.Path, new SteppingClock());
        database.Append(transaction =>
        {
            transaction.Insert(RecordShape<CaseFile>.Row(place.Case));
            transaction.Insert(RecordShape<CaseStatusChange>.Row(SomeDossier.Case().Statuses[0]));
            transaction.Insert(RecordShape<Hold>.Row(SomeDossier.Case().Holds[0]));
            transaction.Insert(RecordShape<Interception>.Row(SomeDossier.Interception()));
            foreach (Exhibit exhibit in place.Tree)
            {
                transaction.Insert(RecordShape<Exhibit>.Row(exhibit));
            }

            transaction.Insert(Correction.Row(SomeDossier.Id(70), EvidenceTables.Exhibit, SomeDossier.Id(32).ToString(), "colour", "white", "off-white", "Seen by daylight.", "account-1", SomeDossier.At(9)));
            transaction.Insert(RecordShape<Sampling>.Row(place.Samplings[0]));
            transaction.Insert(RecordShape<Attribution>.Row(place.Attribution! with { MeasurementId = _id }));
            foreach (CustodyTransfer step in place.Custody)
            {
                transaction.Insert(RecordShape<CustodyTransfer>.Row(step));
            }

            transaction.Insert(RecordShape<Confirmation>.Row(place.Confirmations[0]));
            transaction.Insert(RecordShape<InstrumentAnswer>.Row(some.InstrumentAnswers[0] with { MeasurementId = _id }));
            transaction.Insert(RecordShape<Opinion>.Row(some.Opinions[0] with { MeasurementId = _id, AnalysisId = analysis }));
            transaction.Insert(RecordShape<Review>.Row(some.Reviews[0] with { MeasurementId = _id, AnalysisId = analysis }));
            transaction.Insert(RecordShape<Reviews.SignedIdentification>.Row(place.Identifications[0] with { BlankMeasurementId = _id }));
            transaction.Insert(RecordShape<Spectra.Service.Accounts.AccountChange>.Row(new Spectra.Service.Accounts.AccountChange { Id = SomeDossier.Id(80), AccountId = "account-1", Change = "created", UserName = "officer", DisplayName = "O. Officer", Digest = "00", ChangedAt = SomeDossier.At(-500) }));
        });
    }
}
