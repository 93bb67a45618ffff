using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spectra.Libraries;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Validation;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Commands;
using Spectra.Service.Tests.Libraries.Retro;

namespace Spectra.Service.Tests.Libraries.Validation;

/// <summary>Known samples and blanks on one instrument, and what its answers say until they were right.</summary>
public sealed class ValidationTests : IDisposable
{
    private const string Serial = "SN 7";

    private readonly RetroSite _site = new();
    private readonly TemporaryFolder _samples = new();

    public void Dispose()
    {
        _site.Dispose();
        _samples.Dispose();
    }

    [Fact]
    public void OnlyAnInstrumentWhoseKnownSamplesWereAnsweredRightIsValidatedAndForThatReleaseAlone()
    {
        string before = Assert.IsType<string>(_site.Store.Reader.ValidationRemark(Serial, Engine.Version, LibrariesOf(_site.First)));
        Assert.Equal("Not validated on this instrument (serial SN 7): no known samples were measured on it.", before);

        ValidationReport report = Validated(KnownSamples(wrong: 0));
        ValidationRecord record = new ValidationStore(_site.Database).Add(report);

        Assert.True(report.Passed, string.Join(' ', report.Criteria));
        Assert.Null(_site.Store.Reader.ValidationRemark(Serial, Engine.Version, LibrariesOf(_site.First)));
        Assert.Contains("with this engine and these library releases", _site.Store.Reader.ValidationRemark(Serial, Engine.Version, LibrariesOf(_site.Second)), StringComparison.Ordinal);
        Assert.Contains("with this engine and these library releases", _site.Store.Reader.ValidationRemark(Serial, "9.9.9", LibrariesOf(_site.First)), StringComparison.Ordinal);
        Assert.Contains("no known samples", _site.Store.Reader.ValidationRemark("SN 8", Engine.Version, LibrariesOf(_site.First)), StringComparison.Ordinal);
        Assert.Contains("does not say its serial number", _site.Store.Reader.ValidationRemark(null, Engine.Version, LibrariesOf(_site.First)), StringComparison.Ordinal);
        Assert.True(IsSigned(record));

        new ValidationStore(_site.Database).Withdraw(Serial, "a new crystal", "J. Doe");
        Assert.Contains("since its optics changed: a new crystal", _site.Store.Reader.ValidationRemark(Serial, Engine.Version, LibrariesOf(_site.First)), StringComparison.Ordinal);
        Assert.Empty(AuditVerifier.Verify(_site.Folder).Findings);
    }

    [Fact]
    public void OneSampleThatIsAnsweredWithAnotherSubstanceFailsTheValidation()
    {
        ValidationReport report = Validated(KnownSamples(wrong: 1));
        new ValidationStore(_site.Database).Add(report);

        Assert.False(report.Passed);
        Assert.Equal((1, 15), (report.WrongMatches.Count, report.WrongMatches.Total));
        Assert.Contains("was not passed", _site.Store.Reader.ValidationRemark(Serial, Engine.Version, LibrariesOf(_site.First)), StringComparison.Ordinal);
    }

    [Fact]
    public void TheIntervalsAreTheExactOnes()
    {
        ValidationReport report = Validated(KnownSamples(wrong: 0));

        // All of n right: the low end is the nth root of 2.5 %.
        Assert.Equal((12, 12, Math.Round(Math.Pow(0.025, 1.0 / 12), 4), 1.0), (report.FirstHits.Count, report.FirstHits.Total, report.FirstHits.Low, report.FirstHits.High));
        Assert.Equal((0, 3, 0.0, Math.Round(1 - Math.Pow(0.025, 1.0 / 3), 4)), (report.BlankAnswers.Count, report.BlankAnswers.Total, report.BlankAnswers.Low, report.BlankAnswers.High));
    }

    [Fact]
    public void AnIndexThatCannotBeUnderstoodIsRefusedWithItsLine()
    {
        File.WriteAllText(_samples.File("index.csv"), "file,cas,blank\na.jdx,78-11-5,no\nb.jdx,78-11-5,yes\n");

        Assert.Contains("line 3: a blank holds no substance", Assert.Throws<IOException>(() => KnownSample.Read(_samples.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheCommandRecordsWhatItReportsAndTheRecordShowsTheLimitOfAnAnswerFromAnotherInstrument()
    {
        Guid measurement = _site.Measure(1, 1);
        _ = KnownSamples(wrong: 0);
        _site.Database.Dispose();
        string library = Path.Combine(_site.Folder, "libraries", "made-1.speclib");

        SpectraRun run = SpectraProcess.Run("validate", _samples.Path, "--serial", Serial, "--by", "J. Doe", "--library", library, "--data", _site.Folder, "--json").Exits(0);

        Assert.True(run.JsonLines()[0].GetProperty("passed").GetBoolean());
        JsonElement shown = SpectraProcess.Run("record", "show", measurement.ToString(), "--json", "--data", _site.Folder).Exits(0).JsonLines()[0];
        Assert.Equal("Not validated on this instrument: it does not say its serial number.", shown.GetProperty("notValidated").GetString());
    }

    private static string LibrariesOf(ImmutableArray<ReferenceLibrary> libraries) =>
        JsonSerializer.Serialize(RetroSite.IdentifierOf(libraries).Engine.Libraries, ReportJson.Line.ImmutableArrayLibraryStatement);

    /// <summary>Twelve samples of known substances and three flat blanks; the first few said to be something else.</summary>
    private ImmutableArray<KnownSample> KnownSamples(int wrong)
    {
        StringBuilder index = new("file,name,blank,share\n");
        for (int number = 0; number < 12; number++)
        {
            int substance = number % RetroSite.Known;
            string file = string.Create(CultureInfo.InvariantCulture, $"k{number}.jdx");
            File.WriteAllText(_samples.File(file), SampleFiles.Jcamp(SampleFiles.Measured(substance, number), "known"));
            index.Append(CultureInfo.InvariantCulture, $"{file},substance {(number < wrong ? substance + 1 : substance)},no,\n");
        }

        for (int number = 0; number < 3; number++)
        {
            Random random = new(number);
            File.WriteAllText(_samples.File($"b{number}.jdx"), SampleFiles.Jcamp([.. SampleFiles.Wavenumbers.Select(_ => 0.0005 * (random.NextDouble() - 0.5))], "blank"));
            index.Append(CultureInfo.InvariantCulture, $"b{number}.jdx,,yes,\n");
        }

        File.WriteAllText(_samples.File("index.csv"), index.ToString());
        return KnownSample.Read(_samples.Path);
    }

    private ValidationReport Validated(ImmutableArray<KnownSample> samples)
    {
        Identifier identifier = RetroSite.IdentifierOf(_site.First);
        HashSet<string> known = [.. _site.First[0].Substances.Select(static substance => substance.Key)];
        return ValidationRun.Report(
            Serial,
            "diamond",
            identifier.Engine,
            [.. samples.Select(sample => ValidationRun.Answer(identifier, known, sample, File.ReadAllBytes(_samples.File(sample.File))).Sample!)],
            "J. Doe",
            SteppingClock.Start);
    }

    /// <summary>Checked with the framework's ECDSA and the public key of the folder, as an outsider would.</summary>
    private bool IsSigned(ValidationRecord record)
    {
        using ECDsa key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(_site.Folder, "keys", "seal-public.pem")));
        return key.VerifyData(Encoding.UTF8.GetBytes(record.Report), Convert.FromBase64String(record.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
