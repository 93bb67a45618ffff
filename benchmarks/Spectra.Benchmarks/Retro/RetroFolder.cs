using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;
using Spectra.Formats;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Roles;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;
using Spectra.Service.Tests.Commands;

namespace Spectra.Benchmarks.Retro;

/// <summary>A data folder full of measurements that a first release answered, with a second release in force.</summary>
/// <remarks>Every row is of the forms that the product writes, many in one append: a file at a time would take hours. The answers are those of whole identifications.</remarks>
internal sealed class RetroFolder(string path, RetroSpectra spectra, int known, int entries, int curves)
{
    private const int AtATime = 500;

    /// <summary>A label of the files that nothing reads: it makes the bytes of each different, and not its spectrum.</summary>
    private const string Number = "##$NUMBER=";

    private readonly string[] _texts = new string[curves];
    private readonly Spectrum[] _read = new Spectrum[curves];

    /// <summary>The data folder.</summary>
    public string Path => path;

    /// <summary>The file of the release that answered first.</summary>
    public string First => System.IO.Path.Combine(path, "libraries", "governed", "made", "releases", "1", "made.speclib");

    /// <summary>The file of the release in force.</summary>
    public string Second => System.IO.Path.Combine(path, "libraries", "made.speclib");

    /// <summary>Builds both releases.</summary>
    public void Build()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(First)!);
        Build(First, "1", known);
        Build(Second, "2", known + entries);
    }

    /// <summary>What a release says of each curve, by whole identifications.</summary>
    public ImmutableArray<IdentificationReport> Answers(string release, TextWriter progress)
    {
        using ReferenceLibrary library = ((LibraryOpening.Opened)ReferenceLibrary.Open(release)).Library;
        Identifier identifier = new([library], Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, AnalysisSettings.Candidates);
        IdentificationReport[] reports = new IdentificationReport[curves];
        Parallel.For(0, curves, number =>
        {
            _texts[number] = SampleFiles.Jcamp(spectra.Curve(number), "curve", more: $"{Number}\n");
            Spectrum spectrum = _read[number] = Read(Encoding.UTF8.GetBytes(_texts[number]), "curve.jdx").Spectra[0];
            reports[number] = identifier.Identify("", 0, "", spectrum, RoleInference.Infer(spectrum, MeasurementRole.Sample));
        });
        progress.WriteLine($"{curves} curves identified with {release}");
        return [.. reports];
    }

    /// <summary>Records measurements; number n is of curve n modulo the number of curves.</summary>
    public void Fill(int count, ImmutableArray<IdentificationReport> answers, TextWriter progress)
    {
        using Database database = Database.Open(path, TimeProvider.System);
        SessionStart session = new(Guid.CreateVersion7(), SessionStart.Upload, DeviceIdentity.NotReported, DeviceHealth.NotReported, TimeProvider.System.GetUtcNow()) { Operator = "benchmark" };
        database.Append(append =>
        {
            append.Insert(EvidenceRows.Session(session, Engine.Version));
            append.Insert(EvidenceRows.SessionEnd(Guid.CreateVersion7(), session.Id, append.At, "completed", null, DockTally.None, new SessionReport(TimeSpan.Zero, LinkTotals.None, []), null));
        });
        foreach (int[] numbers in Enumerable.Range(0, count).Chunk(AtATime))
        {
            (DockEvent.Taken File, Spectrum Spectrum, IdentificationReport Report)[] made = [.. numbers.AsParallel().AsOrdered().Select(number => Made(number, answers[number % curves]))];
            database.Append(append =>
            {
                foreach ((DockEvent.Taken file, Spectrum spectrum, IdentificationReport report) in made)
                {
                    Guid id = Guid.CreateVersion7();
                    append.Insert(EvidenceRows.Raw(file.Sha256, file.Content));
                    append.Insert(EvidenceRows.Measurement(id, new ReceivedFile(session.Id, file, null, null, null), 0, new NewMeasurement(spectrum, RoleInference.Infer(spectrum, MeasurementRole.Sample), null), append.At));
                    MeasurementStore.InsertAnalysis(append, Guid.CreateVersion7(), id, AssessedSpectrum.AnalysisOf(report));
                }
            });
            if (numbers[0] % 10_000 == 0)
            {
                progress.WriteLine($"{numbers[^1] + 1} recorded");
            }
        }
    }

    /// <summary>A curve's number from the name of a recorded file.</summary>
    public int CurveOf(string fileName) => int.Parse(fileName.AsSpan(1, fileName.Length - 5), CultureInfo.InvariantCulture) % curves;

    private (DockEvent.Taken File, Spectrum Spectrum, IdentificationReport Report) Made(int number, IdentificationReport answer)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"m{number}.jdx");
        byte[] content = Encoding.UTF8.GetBytes(_texts[number % curves].Replace(Number, string.Create(CultureInfo.InvariantCulture, $"{Number}{number}"), StringComparison.Ordinal));
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        StoredRecord record = new() { Id = name, Name = name, Bytes = content.Length, Role = MeasurementRole.Sample };
        Spectrum spectrum = _read[number % curves];
        return (new DockEvent.Taken(record, null, content, sha256, new SpectrumFile("JCAMP-DX", [spectrum])), spectrum, answer with { File = name, Sha256 = sha256 });
    }

    private static SpectrumFile Read(byte[] content, string name) => ((ReadResult.Accepted)SpectrumReader.Read(content, name)).File;

    private static void Build(string file, string release, int substances)
    {
        string references = Directory.CreateTempSubdirectory("spectra-retro-references-").FullName;
        for (int seed = 0; seed < substances; seed++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"substance-{seed:D5}");
            File.WriteAllText(System.IO.Path.Combine(references, $"{name}.jdx"), SampleFiles.Jcamp(SampleFiles.Absorbances(seed), name));
        }

        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        using (LibraryWriter writer = new(file, "made", release, recipe))
        {
            LibraryBuild.Run([references], writer, recipe, ImmutableHashSet<string>.Empty, null, NeighbourSearch.Survey);
        }

        Directory.Delete(references, recursive: true);
    }
}
