namespace Spectra.Emulator.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("--help", "spectra-emulator: a simulated portable infrared detector")]
    [InlineData("stick --help", "spectra-emulator stick --out DIR --bands FILE --seed N")]
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
    public void WrongUsageIsExit2WithASentence(string arguments, string sentence)
    {
        (int exit, string output, string error) = Run(arguments);

        Assert.Equal(2, exit);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
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
        int exit = CommandLine.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
