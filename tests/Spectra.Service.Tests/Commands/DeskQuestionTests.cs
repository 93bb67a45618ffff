using Spectra.Service.Commands;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Commands;

public class DeskQuestionTests
{
    [Theory]
    [InlineData("y", true)]
    [InlineData(" Yes ", true)]
    [InlineData("д", true)]
    [InlineData("Да", true)]
    [InlineData("и", true)]
    [InlineData("Иә", true)]
    [InlineData("n", false)]
    [InlineData("нет", false)]
    [InlineData("жоқ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void OnlyAYesIsAYesInEnglishRussianAndKazakh(string? typed, bool isYes)
    {
        using StringReader answers = new(typed is null ? "" : $"{typed}\n");
        using StringWriter terminal = new();

        Assert.Equal(isYes, DeskQuestion.Ask(answers, terminal, "J. Doe") is { IsDecontaminated: true, By: "J. Doe" });

        Assert.Equal("Is the detector decontaminated and the sample away from the desk? [y/N] ", terminal.ToString());
    }

    [TerminalFact]
    public void AtATerminalNothingIsOpenedUntilAPersonSaysYes()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder stick = SampleFiles.Folder(("one.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1))));

        Assert.Equal(3, Answered("n"));
        Assert.False(RecordProbe.HasDatabase(data.Path));
        Assert.Equal(0, Answered("иә"));
        Assert.True(RecordProbe.HasDatabase(data.Path));

        int Answered(string answer) =>
            SpectraProcess.Shell("echo \"$3\" | script -qec \"'$0' dock 'folder:$1' --data '$2'\" /dev/null", stick.Path, data.Path, answer);
    }

    [Fact]
    public void TheStatusLineIsCutToTheTerminalAndTakenAwayOnce()
    {
        using StringWriter terminal = new();
        StatusLine line = new(terminal, 10);

        line.Show("Record 1\nof 300 is read");
        line.Clear();
        line.Clear();

        Assert.Equal("\r\u001b[KRecord 1 o\r\u001b[K", terminal.ToString());
    }

    [Fact]
    public void WhereNobodyWatchesNothingIsShown()
    {
        using StringWriter terminal = new();
        StatusLine line = new(terminal, 0);

        line.Show("Record 1");
        line.Clear();

        Assert.Empty(terminal.ToString());
    }
}
