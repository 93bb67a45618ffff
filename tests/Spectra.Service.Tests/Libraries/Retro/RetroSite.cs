using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Libraries.Retro;

/// <summary>A data folder with measurements that were answered from a first release of a library, and a second release with more substances.</summary>
internal sealed class RetroSite : IDisposable
{
    /// <summary>How many made-up substances the first release holds; the second holds one more, whose number is this.</summary>
    public const int Known = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly ReferenceLibrary _first;
    private readonly ReferenceLibrary _second;
    private readonly LibraryShelf _shelf;

    public RetroSite(TimeProvider? time = null)
    {
        Time = time ?? TimeProvider.System;
        Directory.CreateDirectory(_folder.File("libraries"));
        _first = Built("1", Known);
        _second = Built("2", Known + 1);
        _shelf = new LibraryShelf(_folder.File("libraries"));
        Database = Database.Open(_folder.Path, Time);
        Store = new MeasurementStore(Database, Time, Engine.Version);
    }

    public TimeProvider Time { get; }

    public Database Database { get; }

    public MeasurementStore Store { get; }

    public RetroStore Work => new(Database, Time);

    public ImmutableArray<ReferenceLibrary> First => [_first];

    public ImmutableArray<ReferenceLibrary> Second => [_second];

    public string Folder => _folder.Path;

    public static Identifier IdentifierOf(ImmutableArray<ReferenceLibrary> libraries) => new(libraries, Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, AnalysisSettings.Candidates);

    /// <summary>Records a measurement of a substance, answered from the first release.</summary>
    public Guid Measure(int substance, int day)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"m{substance}-{day}.jdx");
        byte[] content = Encoding.UTF8.GetBytes(SampleFiles.Jcamp(SampleFiles.Measured(substance, day), name));
        SpectrumFile file = Assert.IsType<ReadResult.Accepted>(SpectrumReader.Read(content, name)).File;
        DockEvent.Taken taken = new(Some.Record(name, content.Length), null, content, Some.Hash(content), file);
        ImmutableArray<AssessedSpectrum> assessed = AssessedSpectrum.Of(IdentifierOf(First), taken);
        return Assert.IsType<RecordOutcome.Recorded>(Store.AppendUpload("officer", null, taken, [.. assessed.Select(static one => one.Measurement)])).Ids[0];
    }

    /// <summary>A search with the second release.</summary>
    public RetroSearch Search(Action<AnswerAlert>? raised = null) =>
        new(Store, Work, IdentifierOf(Second), Second, _shelf, RetroPace.Full, raised ?? (static _ => { }));

    public ImmutableArray<AlertView> Alerts() => new AlertStore(Database).List(200, null);

    public void Dispose()
    {
        Database.Dispose();
        _shelf.Dispose();
        _first.Dispose();
        _second.Dispose();
        _folder.Dispose();
    }

    private ReferenceLibrary Built(string release, int substances)
    {
        string references = Directory.CreateDirectory(_folder.File($"references-{release}")).FullName;
        foreach (int seed in Enumerable.Range(0, substances))
        {
            File.WriteAllText(Path.Combine(references, $"s{seed}.jdx"), SampleFiles.Jcamp(SampleFiles.Absorbances(seed), $"substance {seed}"));
        }

        string path = _folder.File($"libraries/made-{release}.speclib");
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        using (LibraryWriter writer = new(path, "made", release, recipe))
        {
            LibraryBuild.Run([references], writer, recipe, ImmutableHashSet<string>.Empty, null, NeighbourSearch.Survey);
        }

        return Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(path)).Library;
    }
}
