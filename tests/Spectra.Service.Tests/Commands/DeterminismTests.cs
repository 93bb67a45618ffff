using System.Text.RegularExpressions;

namespace Spectra.Service.Tests.Commands;

/// <summary>The same input, library and version give the same bytes whatever the processor can do.</summary>
[Trait("Category", "Determinism")]
public sealed partial class DeterminismTests(DeterminismTests.Usual usual) : IClassFixture<DeterminismTests.Usual>
{
    private static readonly string[] Metrics = ["combined", "pearson", "pearson-d1"];

    public static TheoryData<string, string> Switches => new()
    {
        { "DOTNET_EnableAVX512", "0" },
        { "DOTNET_EnableAVX2", "0" },
        { "DOTNET_EnableHWIntrinsic", "0" },
        { "DOTNET_TieredCompilation", "0" },
        { "DOTNET_PROCESSOR_COUNT", "1" },
        { "GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-AVX512F,-FMA,-FMA4" },
        // The names that the C library took before 2.33; unknown ones are passed over.
        { "GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2_Usable,-AVX512F_Usable,-FMA_Usable,-FMA4_Usable" },
        { "LC_ALL", "de_DE.UTF-8" },
    };

    [Theory]
    [MemberData(nameof(Switches))]
    public void TheLibraryAndEveryAnswerAreTheSameToTheByte(string name, string value)
    {
        (byte[] library, byte[][] answers) = usual.BuildAndIdentify("switched", [(name, value)]);

        Assert.Equal(usual.Library, library);
        Assert.All(usual.Answers.Zip(answers), pair => Assert.Equal(pair.First, pair.Second));
        Assert.All(usual.Answers, answer => Assert.Equal(24 * 24, Score().Count(System.Text.Encoding.UTF8.GetString(answer))));
    }

    /// <summary>A reference and a measurement of it, in turn in each unit that needs arithmetic on the way to absorbance and 1/cm.</summary>
    private static IEnumerable<(string Name, string Content)> Pair(int seed)
    {
        double[] ideal = SampleFiles.Absorbances(seed);
        double[] measured = SampleFiles.Measured(seed, 1);
        yield return ($"references/r{seed:D2}.csv", InUnits(ideal, seed));
        yield return ($"queries/q{seed:D2}.csv", InUnits(measured, seed + 1));
    }

    private static string InUnits(double[] absorbances, int kind) => (kind % 5) switch
    {
        0 => SampleFiles.Csv(absorbances),
        1 => SampleFiles.Csv([.. absorbances.Select(y => Math.Pow(10, -y))], "wavenumber (cm-1),transmittance"),
        2 => SampleFiles.Csv([.. absorbances.Select(y => 100 * Math.Pow(10, -y))], "wavelength (um),%T", x => 10000 / x),
        3 => SampleFiles.Csv(absorbances, "wavelength (nm),absorbance", x => 1e7 / x),
        _ => SampleFiles.Csv([.. absorbances.Select(y => Math.Pow(10, -y))], "wavenumber (cm-1),reflectance"),
    };

    [GeneratedRegex("\"hqi\":[01]")]
    private static partial Regex Score();

    /// <summary>The references and queries, and what this processor makes of them as it is.</summary>
    public sealed class Usual : IDisposable
    {
        private readonly TemporaryFolder _folder = SampleFiles.Folder([.. Enumerable.Range(0, 24).SelectMany(Pair)]);

        public Usual() => (Library, Answers) = BuildAndIdentify("usual", []);

        internal byte[] Library { get; }

        internal byte[][] Answers { get; }

        public void Dispose() => _folder.Dispose();

        internal (byte[] Library, byte[][] Answers) BuildAndIdentify(string where, (string Name, string Value)[] environment)
        {
            Directory.CreateDirectory(_folder.File(where));
            string library = _folder.File($"{where}/reference.speclib");
            SpectraProcess.Run(environment, "library", "build", _folder.File("references"), "--out", library).Exits(0);
            return (File.ReadAllBytes(library),
                [.. Metrics.Select(metric => SpectraProcess.Run(environment, "identify", _folder.File("queries"), "--library", library, "--metric", metric, "--mixture", metric == Metrics[0] ? "auto" : "never", "--top", "24", "--json").Exits(0).StdoutBytes)]);
        }
    }
}
