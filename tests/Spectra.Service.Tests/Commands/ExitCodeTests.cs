using System.Buffers.Binary;

namespace Spectra.Service.Tests.Commands;

/// <summary>0 done, 1 some inputs failed, 2 wrong usage, 3 refused.</summary>
public sealed class ExitCodeTests : IClassFixture<SampleLibrary>, IDisposable
{
    private readonly SampleLibrary _library;
    private readonly TemporaryFolder _folder = SampleFiles.Folder(("good.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1))), ("prose.txt", SampleFiles.Prose));

    public ExitCodeTests(SampleLibrary library) => _library = library;

    public void Dispose()
    {
        _folder.Dispose();
        if (Directory.Exists($"{_folder.Path}-data"))
        {
            Directory.Delete($"{_folder.Path}-data", recursive: true);
        }
    }

    [Theory]
    [InlineData("record|list|--data|FOLDER")]
    [InlineData("record|show|0196f3a2-0000-7000-8000-000000000000|--data|FOLDER")]
    [InlineData("")]
    [InlineData("analyse")]
    [InlineData("inspect")]
    [InlineData("inspect|--jsom|good.jdx")]
    [InlineData("inspect| ")]
    [InlineData("identify|good.jdx|--library|LIBRARY|--Json")]
    [InlineData("library|build|good.jdx|--out|FOLDER/x.speclib|--strikt")]
    [InlineData("convert|--to|csv")]
    [InlineData("convert|good.jdx")]
    [InlineData("convert|good.jdx|--to|xls")]
    [InlineData("convert||--to|csv")]
    [InlineData("identify|good.jdx")]
    [InlineData("identify|--library|LIBRARY")]
    [InlineData("identify|good.jdx|--library|missing.speclib")]
    [InlineData("identify|good.jdx|--library|LIBRARY|--library|missing.speclib")]
    [InlineData("identify|good.jdx|--library|LIBRARY|--top|many")]
    [InlineData("identify|good.jdx|--library|LIBRARY|--top|0")]
    [InlineData("identify|good.jdx|--library|LIBRARY|--top|1001")]
    [InlineData("identify|good.jdx|--library|LIBRARY|--metric|astrology")]
    [InlineData("identify|good.jdx|--library|LIBRARY|--mixture|perhaps")]
    [InlineData("library")]
    [InlineData("library|build|--out|x.speclib")]
    [InlineData("library|build|good.jdx")]
    [InlineData("library|build|good.jdx|--out|")]
    [InlineData("dock")]
    [InlineData("dock|somewhere")]
    [InlineData("dock|folder:FOLDER/absent|--data|FOLDER-data")]
    [InlineData("dock|folder:FOLDER|--data|FOLDER/data")]
    [InlineData("dock|folder:FOLDER|--data|FOLDER")]
    [InlineData("dock|folder:FOLDER|--data|FOLDER-data|--since|yesterday")]
    [InlineData("dock|tcp:localhost:5025|--data|FOLDER-data|--profile|absent")]
    [InlineData("dock|tcp:localhost:5025|--data|FOLDER-data|--profile|prose.txt")]
    [InlineData("dock|sim:nothing|--data|FOLDER-data")]
    [InlineData("exhibit|issue|--by|me|--data|FOLDER-data")]
    [InlineData("exhibit|issue|KZ 7|--by|me|--data|FOLDER-data")]
    [InlineData("exhibit|issue|KZ-7|--data|FOLDER-data")]
    [InlineData("record|role|0196f3a2-0000-7000-8000-000000000000|--role|film|--reason|r|--by|me|--data|FOLDER")]
    [InlineData("record|admit|0196f3a2-0000-7000-8000-000000000000|--reason|r|--by|me|--data|FOLDER")]
    [InlineData("demo|--port|http")]
    [InlineData("demo|--port|65536")]
    [InlineData("record")]
    [InlineData("record|show|--data|FOLDER")]
    [InlineData("record|show|12|--data|FOLDER")]
    [InlineData("record|list|--count|0|--data|FOLDER")]
    [InlineData("record|list|--data|")]
    [InlineData("audit")]
    public void WrongUsageIsExit2WithASentenceAndNothingOnStdout(string line)
    {
        string[] arguments = line.Length == 0 ? [] : [.. line.Split('|').Select(Filled)];

        SpectraRun run = SpectraProcess.Run(arguments).Exits(2);

        Assert.Empty(run.StdoutBytes);
        AssertSentence(run);
    }

    [Theory]
    [InlineData("inspect|FOLDER/absent.jdx")]
    [InlineData("inspect|prose.txt|good.jdx")]
    [InlineData("convert|FOLDER/absent.jdx|--to|csv")]
    [InlineData("convert|prose.txt|--to|csv")]
    [InlineData("convert|FOLDER|--to|csv")]
    [InlineData("convert|good.jdx|--to|csv|--out|FOLDER/absent/x.csv")]
    [InlineData("identify|FOLDER/absent.jdx|--library|LIBRARY")]
    [InlineData("identify|FOLDER|--library|LIBRARY")]
    [InlineData("library|build|FOLDER/absent.jdx|--out|FOLDER/x.speclib")]
    [InlineData("library|build|prose.txt|--out|FOLDER/x.speclib")]
    [InlineData("library|build|FOLDER|--strict|--out|FOLDER/x.speclib")]
    [InlineData("library|build|good.jdx|--out|FOLDER/absent/x.speclib")]
    [InlineData("library|build|good.jdx|--out|FOLDER/x.speclib|--exclude|FOLDER/absent.csv")]
    [InlineData("library|build|good.jdx|--out|FOLDER/x.speclib|--exclude|prose.txt")]
    [InlineData("dock|folder:FOLDER|--data|LIBRARY")]
    public void AnInputThatFailsIsExit1AndNamed(string line)
    {
        SpectraRun run = SpectraProcess.Run([.. line.Split('|').Select(Filled)]).Exits(1);

        AssertSentence(run);
        Assert.Matches("absent|prose|spectra-test-", run.Stderr);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("identify|--help")]
    [InlineData("library|build|--help")]
    [InlineData("inspect|good.jdx")]
    [InlineData("convert|good.jdx|--to|csv")]
    [InlineData("identify|good.jdx|--library|LIBRARY")]
    [InlineData("library|build|FOLDER|--out|FOLDER/x.speclib")]
    [InlineData("dock|folder:FOLDER|--data|FOLDER-data|--library|LIBRARY")]
    public void WhatWasDoneIsExit0(string line) => Assert.NotEmpty(SpectraProcess.Run([.. line.Split('|').Select(Filled)]).Exits(0).StdoutBytes);

    public static TheoryData<string> Damages => ["altered header", "altered first part", "altered last part", "truncated", "half", "appended", "newer", "older", "empty", "prose"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void ADamagedLibraryIsRefusedWithExit3AndNothingIsIdentifiedOrRecorded(string damage)
    {
        string path = _folder.File("damaged.speclib");
        File.WriteAllBytes(path, Damaged(File.ReadAllBytes(_library.Path), damage));

        SpectraRun identified = SpectraProcess.Run("identify", _folder.File("good.jdx"), "--library", _library.Path, "--library", path, "--json").Exits(3);
        Assert.Empty(identified.StdoutBytes);
        Assert.Contains("damaged.speclib", identified.Stderr, StringComparison.Ordinal);
        AssertSentence(identified);

        string data = $"{_folder.Path}-data";
        Assert.Empty(SpectraProcess.Run("dock", $"folder:{_folder.Path}", "--data", data, "--library", path, "--json").Exits(3).StdoutBytes);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public void ALibraryOfANewerFormatSaysThatSpectraMustBeUpdated()
    {
        string path = _folder.File("newer.speclib");
        File.WriteAllBytes(path, Damaged(File.ReadAllBytes(_library.Path), "newer"));

        Assert.Contains("update Spectra", SpectraProcess.Run("identify", _folder.File("good.jdx"), "--library", path).Exits(3).Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void AFullDiskIsExit1AndNoCrash()
    {
        if (OperatingSystem.IsWindows())
        {
            // There is no device there that is always full.
            return;
        }

        Assert.Equal(1, SpectraProcess.Shell("\"$0\" inspect --json \"$1\" > /dev/full", _folder.File("good.jdx")));
        Assert.Equal(1, SpectraProcess.Shell("\"$0\" convert --raw --to csv \"$1\" > /dev/full", _folder.File("good.jdx")));
        Assert.Equal(1, SpectraProcess.Shell("\"$0\" convert --raw --to csv \"$1\" --out /dev/full", _folder.File("good.jdx")));
    }

    [Fact]
    public void AReaderThatLeavesEarlyIsNoCrash() =>
        Assert.Equal(0, SpectraProcess.Shell("\"$0\" convert --raw --to csv \"$1\" | head -n 1", _folder.File("good.jdx")));

    private string Filled(string argument) => argument switch
    {
        "good.jdx" or "prose.txt" => _folder.File(argument),
        "LIBRARY" => _library.Path,
        _ => argument.Replace("FOLDER", _folder.Path, StringComparison.Ordinal),
    };

    private static void AssertSentence(SpectraRun run)
    {
        Assert.Matches(@"\w+ \w+", run.Stderr);
        Assert.DoesNotContain("Unhandled", run.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Stderr, StringComparison.Ordinal);
    }

    private static byte[] Damaged(byte[] library, string damage)
    {
        switch (damage)
        {
            case "altered header":
                library[70] ^= 1;
                break;
            case "altered first part":
                library[4100] ^= 1;
                break;
            case "altered last part":
                library[^20] ^= 1;
                break;
            case "newer":
                BinaryPrimitives.WriteUInt32LittleEndian(library.AsSpan(8), BinaryPrimitives.ReadUInt32LittleEndian(library.AsSpan(8)) + 1);
                break;
            case "older":
                BinaryPrimitives.WriteUInt32LittleEndian(library.AsSpan(8), 0);
                break;
        }

        return damage switch
        {
            "truncated" => library[..^1],
            "half" => library[..(library.Length / 2)],
            "appended" => [.. library, 0],
            "empty" => [],
            "prose" => System.Text.Encoding.UTF8.GetBytes(SampleFiles.Prose),
            _ => library,
        };
    }
}
