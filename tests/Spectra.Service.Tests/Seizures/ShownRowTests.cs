using System.Data.Common;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Seizures;

/// <summary>What is shown of a record says itself whether it is as it was recorded.</summary>
public class ShownRowTests
{
    [Fact]
    public void AnUntouchedRecordIsShownAsIntact()
    {
        using FilledRecord record = new();
        RecordReader reader = RecordReader.Open(record.Folder);

        Assert.All(reader.List(100), static summary => Assert.True(summary.IsIntact));
        Assert.All(reader.List(100), summary => Assert.True(reader.Find(summary.Measurement.Id)!.IsIntact));
        Assert.All(reader.ListSetAside(100), static file => Assert.True(file.IsIntact));
    }

    [Theory]
    [InlineData(EvidenceTables.Measurement, "title = 'flour'", true)]
    [InlineData(EvidenceTables.Analysis, "statement = 'No match.'", true)]
    [InlineData(EvidenceTables.Correction, "new_value = 'check'", true)]
    [InlineData(EvidenceTables.Raw, "bytes = ZEROS", true)]
    [InlineData(EvidenceTables.Session, "serial = 'SN 8'", false)]
    [InlineData(EvidenceTables.SessionEnd, "files_found = 3", false)]
    public void AnAlteredRowIsNamedWhereverItIsShown(string table, string change, bool listed)
    {
        using FilledRecord record = new();
        RecordReader reader = RecordReader.Open(record.Folder);
        Guid shown = Guid.Parse(record.Scalar<string>($"SELECT id FROM evidence_measurement ORDER BY {record.Written} LIMIT 1"));
        MeasurementRecord before = reader.Find(shown)!;
        string id = table switch
        {
            EvidenceTables.Analysis => before.Analyses[0].Id.ToString(),
            EvidenceTables.Correction => before.Corrections[0].Id.ToString(),
            EvidenceTables.Raw => before.Measurement.Sha256,
            EvidenceTables.Session => before.Session.Id.ToString(),
            EvidenceTables.SessionEnd => record.Scalar<string>($"SELECT id FROM evidence_session_end WHERE session_id = '{before.Session.Id}'"),
            _ => shown.ToString(),
        };

        record.TamperWithoutTraceInTheSchema($"UPDATE {table} SET {change.Replace("ZEROS", record.Probe.Zeros("bytes"), StringComparison.Ordinal)} WHERE {EvidenceTables.Of(table).Key} = '{id}'");

        MeasurementRecord found = reader.Find(shown)!;
        Assert.False(found.IsIntact);
        Assert.Contains($"{table} row '{id}'", Assert.Single(found.Findings), StringComparison.Ordinal);
        Assert.Equal(listed ? [shown] : [], reader.List(100).Where(static summary => !summary.IsIntact).Select(static summary => summary.Measurement.Id));
    }

    [Theory]
    [InlineData(EvidenceTables.Sequence, "blank_id = NULL, recorded_at = recorded_at || 'x'")]
    [InlineData(EvidenceTables.Tag, "sentence = 'In order.'")]
    public void AnAlteredSequenceOrTagIsNamedWhereItsSampleIsShown(string table, string change)
    {
        using FilledRecord record = new();
        RecordReader reader = RecordReader.Open(record.Folder);
        (string id, string sample) = table == EvidenceTables.Tag
            ? (record.Scalar<string>($"SELECT id FROM evidence_tag ORDER BY {record.Written} DESC LIMIT 1"), record.Scalar<string>($"SELECT measurement_id FROM evidence_tag ORDER BY {record.Written} DESC LIMIT 1"))
            : (record.Scalar<string>($"SELECT id FROM evidence_sequence ORDER BY {record.Written} DESC LIMIT 1"), record.Scalar<string>($"SELECT measurement_id FROM evidence_sequence ORDER BY {record.Written} DESC LIMIT 1"));

        record.TamperWithoutTraceInTheSchema($"UPDATE {table} SET {change} WHERE id = '{id}'");

        Assert.Contains($"{table} row '{id}'", Assert.Single(reader.Find(Guid.Parse(sample))!.Findings), StringComparison.Ordinal);
        Assert.Equal([sample], reader.List(100).Where(static summary => !summary.IsIntact).Select(static summary => summary.Measurement.Id.ToString()));
    }

    [Fact]
    public void AnAlteredExhibitCodeIsNamedInTheList()
    {
        using FilledRecord record = new();
        record.TamperWithoutTraceInTheSchema("UPDATE evidence_exhibit_code SET note = 'bag 2' WHERE code = 'KZ-1/7'");

        Assert.Equal("KZ-1/7", Assert.Single(RecordReader.Open(record.Folder).ListExhibits(), static code => !code.Findings.IsEmpty).Code);
    }

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public void ARowAlteredTogetherWithItsEventIsFoundByWhatFollowsIt(string order)
    {
        // The first analysis is followed by other events, the last row of the chain only by the seal.
        using FilledRecord record = new();
        using (Database database = Database.Open(record.Folder, new SteppingClock()))
        {
            new MeasurementStore(database, new SteppingClock(), "0.1.0").AppendAnalysis(Guid.Parse(record.Scalar<string>("SELECT id FROM evidence_measurement LIMIT 1")), Some.Analysis());
        }

        string id = record.Scalar<string>($"SELECT id FROM evidence_analysis ORDER BY {record.Written} {order} LIMIT 1");
        record.TamperWithoutTraceInTheSchema($"UPDATE evidence_analysis SET statement = 'No match.' WHERE id = '{id}'");
        using (DbConnection connection = record.Open())
        {
            record.TamperWithoutTraceInTheSchema($"UPDATE evidence_event SET row_hash = '{ForgedEvent.RowHash(connection, EvidenceTables.Analysis, id)}' WHERE row_id = '{id}'");
            record.TamperWithoutTraceInTheSchema($"UPDATE evidence_event SET hash = '{ForgedEvent.EventHash(connection, id)}' WHERE row_id = '{id}'");
        }

        Guid measurement = Guid.Parse(record.Scalar<string>($"SELECT measurement_id FROM evidence_analysis WHERE id = '{id}'"));
        Assert.Contains(id, Assert.Single(RecordReader.Open(record.Folder).Find(measurement)!.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void ARowWithAWellFormedEventOfAnotherSiteIsNotShownAsIntact()
    {
        using FilledRecord record = new();
        string measurement = record.Scalar<string>("SELECT measurement_id FROM evidence_analysis LIMIT 1");
        ForgedEvent.AnalysisOf(record, measurement, "another site");

        Assert.Contains("has no event", Assert.Single(RecordReader.Open(record.Folder).Find(Guid.Parse(measurement))!.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutASealNothingIsShownAsIntact()
    {
        using FilledRecord record = new();
        File.Delete(record.SealPath);

        Assert.All(RecordReader.Open(record.Folder).List(100), static summary => Assert.Contains("seal", Assert.Single(summary.Findings), StringComparison.Ordinal));
    }

    [Fact]
    public void BytesThatDoNotGiveTheirHashAreNotGivenOut()
    {
        using FilledRecord record = new();
        string sha256 = record.Scalar<string>("SELECT sha256 FROM evidence_raw LIMIT 1");
        Assert.NotNull(RecordReader.Open(record.Folder).FindRaw(sha256));

        record.TamperWithoutTraceInTheSchema($"UPDATE evidence_raw SET bytes = {record.Probe.Zeros("bytes")} WHERE sha256 = '{sha256}'");

        Assert.Null(RecordReader.Open(record.Folder).FindRaw(sha256));
    }
}
