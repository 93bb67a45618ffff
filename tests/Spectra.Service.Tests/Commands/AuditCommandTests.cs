using Spectra.Service.Commands;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Commands;

public class AuditCommandTests
{
    [Fact]
    public async Task TheExitCodeTellsIntactFromAlteredFromNotThere()
    {
        using FilledRecord record = new();
        Assert.Equal(ExitCode.Done, await Verify(record.Folder));

        record.TamperWithoutTraceInTheSchema("UPDATE evidence_session SET serial = 'x'");
        Assert.Equal(ExitCode.Refused, await Verify(record.Folder));

        Assert.Equal(ExitCode.Usage, await Verify(Path.Combine(record.Folder, "mistyped")));
    }

    [Theory]
    [InlineData(nameof(Obstacle.NoRecord), ExitCode.Usage)]
    [InlineData(nameof(Obstacle.NoPermission), ExitCode.Refused)]
    [InlineData(nameof(Obstacle.Unavailable), ExitCode.SomeFailed)]
    [InlineData(nameof(Obstacle.NewerVersion), ExitCode.SomeFailed)]
    public void WhatCanNotBeCheckedHasItsOwnExitCode(string obstacle, int exit) => Assert.Equal(exit, AuditCommand.ExitFor(Enum.Parse<Obstacle>(obstacle)));

    private static Task<int> Verify(string folder) => SpectraCommands.RunAsync(["audit", "verify", "--data", folder]);
}
