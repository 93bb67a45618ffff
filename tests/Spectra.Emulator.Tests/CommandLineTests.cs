namespace Spectra.Emulator.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("--help", "spectra-emulator: a simulated portable infrared detector")]
    [InlineData("stick --help", "spectra-emulator stick --out DIR --bands FILE --seed N")]
    [InlineData("detector --help", "spectra-emulator detector --profile FILE (--pty [LINK] | --tcp PORT)")]
    public void HelpGoesToTheOutputAndIsNoFailure(string arguments, string start)
    {
        (int exit, string output, string error) = Run(arguments);

        Assert.Equal(0, exit);
        Assert.StartsWith(start, output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Theory]
    [InlineData("", "No command was given.")]
    [InlineData("fly", "There is no command 'fly'.")]
    [InlineData("stick", "--out is missing.")]
    [InlineData("stick --out x --bands y", "--seed is missing.")]
    [InlineData("stick --out x --bands y --seed", "--seed needs a value.")]
    [InlineData("stick --out x --bands y --seed -1", "--seed needs a whole number from 0, but got '-1'.")]
    [InlineData("stick --out x --bands y --seed 1 --seed 2", "--seed was given twice.")]
    [InlineData("stick --out x --bands y --seed 1 --date today", "--date needs a date such as 20261122, but got 'today'.")]
    [InlineData("stick --out x --bands y --seed 1 --loud", "There is no option '--loud'.")]
    [InlineData("detector --tcp 0", "--profile is missing.")]
    [InlineData("detector --tcp", "--tcp needs a value.")]
    [InlineData("detector --profile {scpi}", "One of --pty and --tcp is needed.")]
    [InlineData("detector --profile {scpi} --pty --tcp 0", "One of --pty and --tcp is needed.")]
    [InlineData("detector --profile {scpi} --tcp 70000", "--tcp needs a whole number from 0 to 65535, but got '70000'.")]
    [InlineData("detector --profile {scpi} --tcp 0 --pace 9", "--pace needs a whole number from 300 to 100000000, but got '9'.")]
    [InlineData("detector --profile {scpi} --tcp 0 --identity me", "--identity needs make,model,serial,firmware, but got 'me'.")]
    [InlineData("detector --profile {scpi} --tcp 0 --start soon", "--start needs a time such as 2026-11-22T08:50:00, but got 'soon'.")]
    public void WrongUsageIsExit2WithASentence(string arguments, string sentence)
    {
        (int exit, string output, string error) = Run(arguments);

        Assert.Equal(2, exit);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("detector --profile no-such-file --tcp 0", "no-such-file")]
    [InlineData("detector --profile {scpi} --tcp 0 --spectra no-such-folder", "no-such-folder is neither a file nor a folder")]
    [InlineData("detector --profile {scpi} --tcp 0 --records 0 --faults no-such-script", "no-such-script")]
    public void ADetectorThatCantStartIsExit1WithASentence(string arguments, string sentence)
    {
        (int exit, string output, string error) = Run(arguments);

        Assert.Equal(1, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public void AMissingBandTableIsExit1WithASentence()
    {
        (int exit, _, string error) = Run("stick --out x --bands no-such-file --seed 1");

        Assert.Equal(1, exit);
        Assert.Contains("no-such-file", error, StringComparison.Ordinal);
    }

    private static (int Exit, string Output, string Error) Run(string arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = CommandLine.Run([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "{scpi}" ? Some.Profile("sim-scpi") : word)], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
